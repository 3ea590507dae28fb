using Pipeline.Articles.Cleaning.Html.Page;

namespace Pipeline.Articles.Cleaning.Html.Body;

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

    // What a character of link text, and a scrap of text, take off.
    private const double LinkCost = 1;
    private const double ScrapCost = 15;

    /// <summary>The element.</summary>
    public static PageNode Find(PageContent page, Prose live, PageBlock? headline) =>
        Descend(page, live, Marked(page, live) ?? Headed(page, live, headline) ?? page.Root);

    /// <summary>The smallest element with the headline and a good deal of prose behind it; an <c>article</c> is believed with less.</summary>
    private static PageNode? Headed(PageContent page, Prose live, PageBlock? headline)
    {
        for (var node = headline?.Node; node is not null; node = node.Parent)
        {
            var prose = live.Between(headline!.Index, node.EndBlock);
            if (prose >= HeadedShare * live.Total || (node.Kind == TagKind.Article && prose >= ShortArticle))
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>The element around all that is marked as the article's body, unless there is more around it than they hold.</summary>
    private static PageNode? Marked(PageContent page, Prose live)
    {
        PageNode? around = null;
        double sum = 0;
        var end = 0;
        foreach (var node in page.Nodes)
        {
            if (node.Index < end || node.Pruned is not null || (node.Own & Mark.ArticleBody) == 0 || live.In(node) == 0)
            {
                continue;
            }

            var both = around is null ? node : Ancestor(around, node);
            var prose = live.In(node);
            if (sum > 0 && live.In(both) * TogetherShare > sum + prose)
            {
                // The two are not parts of one body: the larger one is it.
                (around, sum) = prose > sum ? (node, prose) : (around, sum);
            }
            else
            {
                (around, sum) = (both, sum + prose);
            }

            end = node.EndNode;
        }

        return sum >= MarkedShare * live.Total ? around : null;
    }

    private static PageNode Ancestor(PageNode left, PageNode right)
    {
        while (left != right)
        {
            (left, right) = left.Depth > right.Depth ? (left.Parent!, right) : right.Depth > left.Depth ? (left, right.Parent!) : (left.Parent!, right.Parent!);
        }

        return left;
    }

    /// <summary>
    /// Goes down into the child with nearly all of the prose; or with most of it, when what stands beside it is links and scraps rather than
    /// more of the article.
    /// </summary>
    private static PageNode Descend(PageContent page, Prose live, PageNode start)
    {
        var scores = new double[page.Blocks.Count + 1];
        for (var i = start.FirstBlock; i < start.EndBlock; i++)
        {
            scores[i + 1] = scores[i] + ScoreOf(page.Blocks[i]);
        }

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

            if (best is null || best.Kind is TagKind.Paragraph or TagKind.ListItem or TagKind.Quote or TagKind.Cell)
            {
                return current;
            }

            var share = live.In(best) / live.In(current);
            if (!(share >= NearlyAll || (share >= Most && Score(best) > Score(current))))
            {
                return current;
            }

            current = best;
        }

        double Score(PageNode node) => scores[node.EndBlock] - scores[node.FirstBlock];
    }

    private static double ScoreOf(PageBlock block) =>
        block.Node.Pruned is not null ? 0
        : block.Prose > 0 ? block.Prose - (LinkCost * block.LinkLength)
        : block.Kind == BlockKind.Heading && block.LinkLength == 0 ? 0
        : -ScrapCost - (LinkCost * block.LinkLength);
}
