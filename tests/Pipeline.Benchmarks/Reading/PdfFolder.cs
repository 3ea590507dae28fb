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

    public int Files => files;

    public int PagesEach => pagesEach;

    public int Pages => files * pagesEach;

    /// <summary>The files.</summary>
    public IReadOnlyList<byte[]> Create()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, files).Select(_ => Create(random, pagesEach))];
    }

    /// <summary>One of one page.</summary>
    public static byte[] CreateSmall() => Create(new Random(Seed), pages: 1);

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
