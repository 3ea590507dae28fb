using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Pipeline.Articles.Reading.Pdf;

/// <summary>
/// Finds a page's blocks and their reading order: words by nearest neighbours, blocks by Docstrum (O'Gorman 1993), order by spatial relations
/// (Aiello 2003), all PdfPig's.
/// </summary>
internal static class PdfLayout
{
    /// <summary>A broadsheet's page has 30,000. Beyond this the text is taken in the order in which it is drawn: analysis would take too long.</summary>
    private const int MostLetters = 50_000;

    /// <summary>How much white may lie between the lines of a block, in sizes of type.</summary>
    private const double MostLeading = 1.5;

    /// <summary>How much larger one line of a block may be set than the next.</summary>
    private const double MostGrowth = 1.3;

    public static PdfPage Analyze(Page page)
    {
        if (page.Letters.Count == 0)
        {
            return new PdfPage(page.Height, []);
        }

        if (page.Letters.Count > MostLetters)
        {
            var lines = ContentOrderTextExtractor.GetText(page, addDoubleNewline: true).Split('\n', StringSplitOptions.TrimEntries);
            return new PdfPage(page.Height, [.. lines.Where(line => line.Length > 0).Select(line => new PdfBlock([new PdfLine(line, 1, 0, page.Width, page.Height / 2, page.Height / 2)]))]);
        }

        var words = new NearestNeighbourWordExtractor(new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions { MaxDegreeOfParallelism = 1 })
            .GetWords(page.Letters)
            .Where(word => !string.IsNullOrWhiteSpace(word.Text))
            .ToList();
        var blocks = new DocstrumBoundingBoxes(new DocstrumBoundingBoxes.DocstrumBoundingBoxesOptions { MaxDegreeOfParallelism = 1 }).GetBlocks(words);
        return new PdfPage(page.Height, [.. UnsupervisedReadingOrderDetector.Instance.Get(blocks).OrderBy(block => block.ReadingOrder).SelectMany(Read)]);
    }

    /// <summary>A block's lines; where a gap or another size of type lies between two, Docstrum has taken too much together.</summary>
    private static IEnumerable<PdfBlock> Read(TextBlock block)
    {
        var lines = new List<PdfLine>();
        foreach (var line in block.TextLines.Where(line => !string.IsNullOrWhiteSpace(line.Text)).Select(Read))
        {
            if (lines.Count > 0 && BelongApart(lines[^1], line))
            {
                yield return new PdfBlock([.. lines]);
                lines.Clear();
            }

            lines.Add(line);
        }

        if (lines.Count > 0)
        {
            yield return new PdfBlock(lines);
        }
    }

    private static PdfLine Read(TextLine line)
    {
        var size = line.Words.SelectMany(word => word.Letters).Max(letter => letter.PointSize);
        var box = line.BoundingBox;
        return new PdfLine(line.Text.Trim(), size, box.Left, box.Right, box.Top, box.Bottom);
    }

    private static bool BelongApart(PdfLine above, PdfLine below) =>
        above.Bottom - below.Top > MostLeading * Math.Max(above.Size, below.Size)
        || Math.Max(above.Size, below.Size) > MostGrowth * Math.Min(above.Size, below.Size);
}
