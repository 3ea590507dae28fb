using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.PageTypes;

/// <summary>What the text of a page is made of, without its menus and its footer.</summary>
/// <param name="Length">Characters.</param>
/// <param name="Prose">The share that is running sentences.</param>
/// <param name="Links">The share that is link text.</param>
/// <param name="Code">The share that is preformatted.</param>
/// <param name="Paragraphs">Paragraphs of a few sentences.</param>
/// <param name="Headings">Headings.</param>
/// <param name="Prices">Short lines with a price.</param>
/// <param name="LinkedHeadlines">Lines of a few words that are links.</param>
/// <param name="Posts">The share of the prose that stands in elements named as posts, when there are several.</param>
/// <param name="Run">The most sentences of a paragraph's length that stand in one element.</param>
internal sealed record TextShares(
    int Length, double Prose, double Links, double Code, int Paragraphs, int Headings, int Prices, int LinkedHeadlines, double Posts,
    int Run)
{
    private const int ParagraphWords = 40;
    private const int SentenceWords = 15;
    private const int MaxPriceLength = 40;
    private const int MinHeadlineWords = 4;
    private const int MaxHeadlineWords = 30;
    private const double LinkText = 0.9;
    private const double MaxShareInOne = 0.7;
    private const Mark Around = Mark.Navigation | Mark.Footer | Mark.Hidden | Mark.Consent;

    /// <summary>Measures it.</summary>
    public static TextShares Of(PageContent page)
    {
        var (length, prose, links, code, paragraphs, headings, prices, headlines) = (0, 0d, 0, 0, 0, 0, 0, 0);
        var run = 0;
        var runs = new Dictionary<PageNode, int>();
        foreach (var block in page.Blocks)
        {
            if ((block.Marks & Around) != 0)
            {
                continue;
            }

            length += block.Text.Length;
            prose += block.Prose;
            links += block.LinkLength;
            code += block.Kind == BlockKind.Preformatted ? block.Text.Length : 0;
            paragraphs += block is { Kind: BlockKind.Paragraph, Words: >= ParagraphWords, Sentences: > 1 } ? 1 : 0;
            if (block is { Kind: BlockKind.Paragraph, Words: >= SentenceWords, Prose: > 0, Node.Kind: TagKind.Paragraph }
                && block.Node.Parent is { } parent)
            {
                run = Math.Max(run, runs[parent] = runs.GetValueOrDefault(parent) + 1);
            }

            headings += block.Kind == BlockKind.Heading ? 1 : 0;
            headlines += block.Words is >= MinHeadlineWords and <= MaxHeadlineWords && block.LinkDensity > LinkText ? 1 : 0;
            var isPrice = block.Text.Length <= MaxPriceLength && block.Text.AsSpan().ContainsAny("$€£¥₹")
                && block.Text.Any(char.IsAsciiDigit);
            prices += isPrice ? 1 : 0;
        }

        var whole = Math.Max(1, length);
        return new TextShares(
            length, prose / whole, (double)links / whole, (double)code / whole, paragraphs, headings, prices, headlines, PostsOf(page),
            run);
    }

    private static double PostsOf(PageContent page)
    {
        var (count, inPosts, largest, all, end) = (0, 0d, 0d, 0d, 0);
        foreach (var node in page.Nodes)
        {
            if (node.Index >= end && (node.Own & Mark.Post) != 0 && node.EndBlock > node.FirstBlock)
            {
                var prose = 0d;
                for (var i = node.FirstBlock; i < node.EndBlock; i++)
                {
                    prose += page.Blocks[i].Prose;
                }

                (count, inPosts, largest, end) = (count + 1, inPosts + prose, Math.Max(largest, prose), node.EndNode);
            }
        }

        foreach (var block in page.Blocks)
        {
            all += block.Prose;
        }

        // Content systems call an article a post too.
        inPosts -= largest > MaxShareInOne * inPosts ? largest : 0;
        return count > 1 && all > 0 ? inPosts / all : 0;
    }
}
