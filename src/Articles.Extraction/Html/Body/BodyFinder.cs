using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>Finds the element that holds the article's body: the smallest one with nearly all of the prose that is not left out.</summary>
internal static class BodyFinder
{
    // Marked elements have to hold this share of the page's prose to be believed.
    private const double MarkedShare = 0.4;

    // Marked elements are parts of one body when they hold this share of what stands around them.
    private const double TogetherShare = 0.85;

    // Around the headline: the share of the page's prose, or within an article element the characters, that make it the place to look.
    private const double HeadedShare = 0.4;
    private const double ShortArticle = 400;

    private const double NearlyAll = 0.85;
    private const double Most = 0.5;

    // A section has a sentence or two.
    private const double TwinProse = 120;
    private const double LongTwinProse = 600;
    private const int MaxWraps = 2;

    // A standfirst is a short paragraph; an opening has several, or a long one that ends a sentence.
    private const double OpeningProse = 300;
    private const double OpeningParagraph = 80;
    private const int OpeningParagraphs = 2;
    private const double LedeProse = 150;

    // What a character of link text, and a scrap of text, take off.
    private const double LinkCost = 1;
    private const double ScrapCost = 15;

    /// <summary>The element.</summary>
    public static PageNode Find(PageContent page, Prose live, PageBlock? headline) =>
        Descend(page, live, headline, Marked(page, live) ?? WithTwins(page, live, Headed(page, live, headline)) ?? page.Root);

    /// <summary>The headline may stand in one of the sections that an article is made of.</summary>
    private static PageNode? WithTwins(PageContent page, Prose live, PageNode? node)
    {
        // The section may be all that a row of the page's grid holds.
        var wraps = 0;
        for (var inner = node; inner?.Parent is { } parent && wraps <= MaxWraps; inner = parent)
        {
            if (HasTwin(page, live, parent, inner, TwinProse))
            {
                (node, wraps) = (parent, 0);
            }
            else if (live.In(parent) > live.In(inner))
            {
                break;
            }
            else
            {
                wraps++;
            }
        }

        return node;
    }

    /// <summary>
    /// The smallest element with the headline and a good deal of prose behind it; an <c>article</c> is believed with less.
    /// </summary>
    private static PageNode? Headed(PageContent page, Prose live, PageBlock? headline)
    {
        for (var node = headline?.Node; node is not null; node = node.Parent)
        {
            var prose = live.Between(headline!.Index, node.EndBlock);
            if (prose >= HeadedShare * live.Total
                || (node.Kind == TagKind.Article && prose >= ShortArticle && !IsSummary(page, live, node, prose)))
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>Whether an article element with much more of the page's prose follows: then this one sums it up.</summary>
    private static bool IsSummary(PageContent page, Prose live, PageNode article, double prose)
    {
        for (var i = article.EndNode; i < page.Nodes.Count; i++)
        {
            var node = page.Nodes[i];
            if (node.Kind == TagKind.Article && node.Pruned is null && live.In(node) >= HeadedShare * live.Total
                && live.In(node) >= 2 * prose)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The element around the most that is marked as the article's body, of those with little else in them.</summary>
    private static PageNode? Marked(PageContent page, Prose live)
    {
        var sums = new double[page.Nodes.Count];
        var end = 0;
        foreach (var node in page.Nodes)
        {
            if (node.Index >= end && node.Pruned is null && (node.Own & Mark.ArticleBody) != 0)
            {
                sums[node.Index] = live.In(node);
                end = node.EndNode;
            }
        }

        if (end == 0)
        {
            return null;
        }

        for (var i = sums.Length - 1; i > 0; i--)
        {
            sums[page.Nodes[i].Parent!.Index] += sums[i];
        }

        PageNode? best = null;
        foreach (var node in page.Nodes)
        {
            // Of two with as much the later one lies within the other.
            if (sums[node.Index] > 0 && sums[node.Index] >= TogetherShare * live.In(node)
                && sums[node.Index] >= (best is null ? MarkedShare * live.Total : sums[best.Index]))
            {
                best = node;
            }
        }

        return best;
    }

    /// <summary>
    /// Goes down into the child with nearly all of the prose; or with most of it, when what stands beside it is links and scraps rather
    /// than more of the article.
    /// </summary>
    private static PageNode Descend(PageContent page, Prose live, PageBlock? headline, PageNode start)
    {
        var scores = new double[page.Blocks.Count + 1];
        for (var i = start.FirstBlock; i < start.EndBlock; i++)
        {
            scores[i + 1] = scores[i] + ScoreOf(page.Blocks[i]);
        }

        int[]? marked = null;
        for (var current = start; ;)
        {
            PageNode? best = null;
            for (var i = current.Index + 1; i < current.EndNode; i = page.Nodes[i].EndNode)
            {
                var child = page.Nodes[i];
                if (child.Pruned is null && (best is null || live.In(child) > live.In(best)))
                {
                    best = child;
                }
            }

            if (best is null || best.Kind is TagKind.Paragraph or TagKind.List or TagKind.ListItem or TagKind.Quote or TagKind.Cell)
            {
                return current;
            }

            var share = live.In(best) / live.In(current);
            var goesDown = share >= NearlyAll
                ? !HasTwin(page, live, current, best, LongTwinProse) && !HasOpening(page, live, headline, current, best)
                    && !HasMarkedTwin(page, marked ??= CountMarked(page, live), current, best)
                : share >= Most && Score(best) > Score(current) && !HasTwin(page, live, current, best, TwinProse);
            if (!goesDown)
            {
                return current;
            }

            current = best;
        }

        double Score(PageNode node) => scores[node.EndBlock] - scores[node.FirstBlock];
    }

    /// <summary>Whether the article begins before the child: paragraphs between the headline and it, in a container of their own.</summary>
    private static bool HasOpening(PageContent page, Prose live, PageBlock? headline, PageNode parent, PageNode child)
    {
        var first = Math.Max(parent.FirstBlock, headline is null || headline.Index >= child.FirstBlock ? child.FirstBlock : headline.Index);
        var opening = live.Between(first, child.FirstBlock);
        if (opening < LedeProse)
        {
            return false;
        }

        var (paragraphs, lede) = (0, false);
        for (var i = first; i < child.FirstBlock; i++)
        {
            var block = page.Blocks[i];
            paragraphs += block is { Kind: BlockKind.Paragraph, Prose: >= OpeningParagraph, Node.Pruned: null } ? 1 : 0;
            lede |= block is { Kind: BlockKind.Paragraph, Prose: >= LedeProse, Node: { Pruned: null, Kind: TagKind.Paragraph } }
                && block.Text[^1] is '.' or '”' or '"' or '。';
        }

        return (paragraphs >= OpeningParagraphs && opening >= OpeningProse) || lede;
    }

    /// <summary>
    /// Whether another child of the same name and class has prose too: sections of one article rather than an article and what stands
    /// beside it.
    /// </summary>
    private static bool HasTwin(PageContent page, Prose live, PageNode parent, PageNode child, double prose)
    {
        for (var i = parent.Index + 1; i < parent.EndNode && child.Kind != TagKind.Article; i = page.Nodes[i].EndNode)
        {
            var other = page.Nodes[i];
            if (other != child && other.Pruned is null && other.Kind == child.Kind && live.In(other) >= prose
                && other.Element.ClassName == child.Element.ClassName)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether another child that looks like it holds a part of what is marked as the body too.</summary>
    private static bool HasMarkedTwin(PageContent page, int[] marked, PageNode parent, PageNode child) =>
        marked.Length > 0 && HoldsMarked(marked, child)
            && Children(page, parent).Any(other => other != child && other.Pruned is null && other.Kind == child.Kind
            && HoldsMarked(marked, other) && other.Element.ClassName == child.Element.ClassName);

    private static bool HoldsMarked(int[] marked, PageNode node) => marked[node.EndNode] > marked[node.Index];

    /// <summary>Elements marked as the body, with prose in them, before each element; empty when there are none.</summary>
    private static int[] CountMarked(PageContent page, Prose live)
    {
        if (!page.Nodes.Any(node => (node.Own & Mark.ArticleBody) != 0))
        {
            return [];
        }

        var counts = new int[page.Nodes.Count + 1];
        foreach (var node in page.Nodes)
        {
            counts[node.Index + 1] = counts[node.Index]
                + ((node.Own & Mark.ArticleBody) != 0 && node.Pruned is null && live.In(node) > 0 ? 1 : 0);
        }

        return counts;
    }

    private static IEnumerable<PageNode> Children(PageContent page, PageNode parent)
    {
        for (var i = parent.Index + 1; i < parent.EndNode; i = page.Nodes[i].EndNode)
        {
            yield return page.Nodes[i];
        }
    }

    private static double ScoreOf(PageBlock block)
    {
        if (block.Node.Pruned is not null)
        {
            return 0;
        }

        if (block.Prose > 0)
        {
            return block.Prose - (LinkCost * block.LinkLength);
        }

        return block.Kind == BlockKind.Heading && block.LinkLength == 0 ? 0 : -ScrapCost - (LinkCost * block.LinkLength);
    }
}
