using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Pipeline.Benchmarks.Reading;

/// <summary>PDF files of set text in two columns, the same at each run.</summary>
/// <param name="files">How many.</param>
/// <param name="pagesEach">How many pages each has.</param>
internal sealed class PdfFolder(int files, int pagesEach)
{
    private const string Small = "small.pdf";
    private const int Seed = 20_261_129;
    private const int LinesInColumn = 55;
    private const int WordsInLine = 7;
    private const int LeftColumn = 50;
    private const int RightColumn = 310;
    private const int Top = 780;
    private const double Size = 10;

    private static readonly string[] Words =
        ("the old bridge over river Hollin will close for nine weeks from Monday county council said after its meeting on Tuesday "
        + "engineers had found cracks in two of pillars spring and lorries have been sent long way round by mill ever since").Split(' ');

    public int Pages => files * pagesEach;

    /// <summary>
    /// Writes the files, and one of one page beside them. Whoever measures is another process: writing warms up what reads, too.
    /// </summary>
    public void WriteTo(string path)
    {
        var random = new Random(Seed);
        File.WriteAllBytes(Path.Combine(path, Small), Create(random, pages: 1));
        for (var number = 0; number < files; number++)
        {
            File.WriteAllBytes(Path.Combine(path, FormattableString.Invariant($"{number:0000}.pdf")), Create(random, pagesEach));
        }
    }

    /// <summary>The file of one page that <see cref="WriteTo"/> wrote.</summary>
    public static byte[] ReadSmall(string path) => File.ReadAllBytes(Path.Combine(path, Small));

    /// <summary>The other files that it wrote.</summary>
    public static IReadOnlyList<byte[]> ReadAll(string path)
    {
        var paths = Directory.GetFiles(path).Where(file => Path.GetFileName(file) != Small);
        return [.. paths.Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    private static byte[] Create(Random random, int pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        for (var number = 0; number < pages; number++)
        {
            var page = builder.AddPage(PageSize.A4);
            foreach (var left in new[] { LeftColumn, RightColumn })
            {
                for (var line = 0; line < LinesInColumn; line++)
                {
                    var text = string.Join(' ', random.GetItems(Words, WordsInLine)) + (line % 5 == 4 ? "." : string.Empty);
                    page.AddText(text, Size, new PdfPoint(left, Top - (line * Size * 1.25)), font);
                }
            }
        }

        return builder.Build();
    }
}
