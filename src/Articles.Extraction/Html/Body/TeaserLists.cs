using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>Finds lists of teasers by their shape: siblings that each begin with a linked headline, with little text behind it.</summary>
internal static class TeaserLists
{
    private const int MinTeasers = 3;
    private const int MinWords = 3;
    private const int MaxHeadlineWords = 30;
    private const int MaxWords = 70;
    private const double Share = 0.8;
    private const double LinkText = 0.9;

    /// <summary>Whether nearly all children of the node are teasers.</summary>
    public static bool IsOne(PageContent page, PageNode node)
    {
        var (teasers, others) = (0, 0);
        for (var i = node.Index + 1; i < node.EndNode; i = page.Nodes[i].EndNode)
        {
            var child = page.Nodes[i];
            if (child.TextLength == 0)
            {
                continue;
            }

            if (IsTeaser(page, child))
            {
                teasers++;
            }
            else
            {
                others++;
            }
        }

        return teasers >= MinTeasers && teasers >= Share * (teasers + others);
    }

    private static bool IsTeaser(PageContent page, PageNode node)
    {
        var words = 0;
        var headline = false;
        for (var i = node.FirstBlock; i < node.EndBlock; i++)
        {
            var block = page.Blocks[i];
            words += block.Words;
            headline |= block.Words is >= MinWords and <= MaxHeadlineWords && block.LinkDensity > LinkText;
        }

        // A bare list of links may be the article's own; a headline with a date, a picture or a lead is another story's.
        return headline && words <= MaxWords && node.EndBlock - node.FirstBlock > 1;
    }
}
