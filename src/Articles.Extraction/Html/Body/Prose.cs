using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>Running prose of a page, summed up so that any stretch of blocks is answered at once.</summary>
internal sealed class Prose
{
    private const int MinWords = 8;
    private const int MinUnpunctuatedWords = 12;
    private const double LinkText = 0.5;
    private readonly double[] _sums;

    private Prose(double[] sums) => _sums = sums;

    /// <summary>Prose of the whole page, in characters.</summary>
    public double Total => _sums[^1];

    /// <summary>Measures every block and sums them up.</summary>
    public static Prose Measure(PageContent page)
    {
        var sums = new double[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            block.Prose = Of(block);
            sums[i + 1] = sums[i] + block.Prose;
        }

        return new Prose(sums);
    }

    /// <summary>Sums up what was measured, leaving out the blocks of pruned subtrees.</summary>
    public static Prose OfLive(PageContent page)
    {
        var sums = new double[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            sums[i + 1] = sums[i] + (page.Blocks[i].Node.Pruned is null ? page.Blocks[i].Prose : 0);
        }

        return new Prose(sums);
    }

    /// <summary>Prose below a node.</summary>
    public double In(PageNode node) => _sums[node.EndBlock] - _sums[node.FirstBlock];

    /// <summary>Prose from one block up to another, which is left out.</summary>
    public double Between(int first, int end) => _sums[end] - _sums[first];

    /// <summary>
    /// Characters outside links of a block that reads as sentences; less for one that may be none; nothing for entries of menus and lists
    /// of links.
    /// </summary>
    private static double Of(PageBlock block)
    {
        if (block.Kind == BlockKind.Heading || block.Words < MinWords || block.LinkDensity > LinkText)
        {
            return 0;
        }

        var text = block.Text.Length - block.LinkLength;
        if (block.Sentences > 0 || block.Commas > 1)
        {
            return text;
        }

        return block.Words >= MinUnpunctuatedWords ? text * 0.3 : 0;
    }
}
