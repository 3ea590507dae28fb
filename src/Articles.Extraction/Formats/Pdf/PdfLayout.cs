using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>
/// Finds a page's blocks and their reading order: words by nearest neighbours, blocks by Docstrum (O'Gorman 1993), order by spatial
/// relations (Aiello 2003), all PdfPig's.
/// </summary>
internal static class PdfLayout
{
    /// <summary>Every block is compared with every other for the order. A page with more is a map or a chart.</summary>
    private const int MaxBlocks = 500;

    /// <summary>A broadsheet's page has 6,000. For more, which must be a chart or a table, the analysis would take too long.</summary>
    private const int MaxWords = 10_000;

    /// <summary>In points; only for pages of so many words.</summary>
    private const double RowHeight = 4;

    /// <summary>How much white may lie between the lines of a block, in sizes of type.</summary>
    private const double MaxLeading = 1.5;

    /// <summary>How much larger one line of a block may be set than the next.</summary>
    private const double MaxGrowth = 1.3;

    public static PdfPage Analyze(PdfLetters page)
    {
        var words = new NearestNeighbourWordExtractor(
            new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions { MaxDegreeOfParallelism = 1 })
            .GetWords(DropCaps.Inline(RaisedDigits.Set(page.Letters)))
            .Where(word => !string.IsNullOrWhiteSpace(word.Text))
            .ToList();
        return words.Count switch
        {
            0 => new PdfPage(page.Height, []),
            > MaxWords => new PdfPage(page.Height, [.. InRows(words)]),
            _ => new PdfPage(page.Height, [.. Order(words).SelectMany(Read)]),
        };
    }

    private static IEnumerable<TextBlock> Order(List<Word> words)
    {
        var blocks = new DocstrumBoundingBoxes(new DocstrumBoundingBoxes.DocstrumBoundingBoxesOptions { MaxDegreeOfParallelism = 1 })
            .GetBlocks(words);
        return blocks.Count <= MaxBlocks
            ? UnsupervisedReadingOrderDetector.Instance.Get(blocks).OrderBy(block => block.ReadingOrder)
            : blocks.OrderByDescending(block => block.BoundingBox.Top).ThenBy(block => block.BoundingBox.Left);
    }

    /// <summary>The words as they stand beside one another, row by row, each row a block.</summary>
    private static IEnumerable<PdfBlock> InRows(List<Word> words) => words
        .GroupBy(word => Math.Round(word.BoundingBox.Bottom / RowHeight))
        .OrderByDescending(row => row.Key)
        .Select(row => new PdfBlock([Read(new TextLine([.. row.OrderBy(word => word.BoundingBox.Left)], " "))]));

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
        above.Bottom - below.Top > MaxLeading * Math.Max(above.Size, below.Size)
        || Math.Max(above.Size, below.Size) > MaxGrowth * Math.Min(above.Size, below.Size);
}
