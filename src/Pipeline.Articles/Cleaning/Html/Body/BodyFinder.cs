using Pipeline.Articles.Cleaning.Html.Page;

namespace Pipeline.Articles.Cleaning.Html.Body;

/// <summary>Finds the element that holds the article's body: the smallest one with nearly all of the prose that is not left out.</summary>
internal static class BodyFinder
{
    // Marked elements have to hold this share of the page's prose to be believed.
    private const double MarkedShare = 0.4;

    // One child with this share of its parent's prose is where the body is.
    private const double DescendShare = 0.85;

    /// <summary>The element.</summary>
    public static PageNode Find(PageContent page, Prose live) => Descend(page, live, Marked(page, live) ?? page.Root);

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
            if (sum > 0 && live.In(both) * DescendShare > sum + prose)
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

    private static PageNode Descend(PageContent page, Prose live, PageNode start)
    {
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

            if (best is null || live.In(best) < DescendShare * live.In(current) || best.Kind is TagKind.Paragraph or TagKind.ListItem or TagKind.Quote or TagKind.Cell)
            {
                return current;
            }

            current = best;
        }
    }
}
