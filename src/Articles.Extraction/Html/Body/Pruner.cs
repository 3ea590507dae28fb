using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>Leaves out whole subtrees whose names say that they are no article, unless they hold what must be the article.</summary>
internal static class Pruner
{
    // A subtree with more of the page's prose than this is not left out for its name.
    private const double MaxShare = 0.5;

    // Comments and consent dialogs may well be longer than the article.
    private const double MaxLongShare = 0.95;

    // On a page with a film or a picture and little else the dialog may be all the prose.
    private const double MaxConsentShare = 1;

    // A hidden copy of the article for machines is as long as the article.
    private const double MaxHiddenShare = 0.7;

    private const double MaxTeaserShare = 0.3;
    private const double MaxWidgetShare = 0.3;

    // These stand for the article's own surroundings: inside the body they mean something else, or nothing.
    private const Mark Surroundings = Mark.Sidebar | Mark.Widget | Mark.Header | Mark.Meta;

    // What is called that is a line or a list, not prose.
    private const Mark Short = Mark.Navigation | Mark.Topics | Mark.Date | Mark.Share | Mark.Poll | Mark.Media;

    // Of a page of entries, what holds them may be called so.
    private const Mark Named = Mark.Navigation | Mark.Header | Mark.Overlay | Mark.Sidebar;
    private const double LongProse = 300;
    private const double ParagraphProse = 60;
    private const double MaxLinks = 0.3;

    private static readonly (Mark Mark, BlockRole Role, double MaxShare, string Reason)[] Rules =
    [
        (Mark.Comments, BlockRole.Comments, MaxLongShare, "named as comments"),
        (Mark.Hidden, BlockRole.Other, MaxHiddenShare, "not shown"),
        (Mark.Consent, BlockRole.Promotion, MaxConsentShare, "named as a request for consent"),
        (Mark.Overlay, BlockRole.Promotion, MaxLongShare, "named as an overlay"),
        (Mark.Navigation, BlockRole.Navigation, MaxShare, "named as navigation"),
        (Mark.Advertisement, BlockRole.Promotion, MaxShare, "named as advertising"),
        (Mark.Prompt, BlockRole.Promotion, MaxLongShare, "named as a prompt"),
        (Mark.Poll, BlockRole.Promotion, MaxLongShare, "named as a poll"),
        (Mark.Share, BlockRole.Promotion, MaxShare, "named as sharing"),
        (Mark.Related, BlockRole.Related, MaxShare, "named as related stories"),
        (Mark.AuthorBio, BlockRole.AuthorBio, MaxShare, "named as author's biography"),
        (Mark.Caption, BlockRole.Caption, MaxShare, "named as a caption"),
        (Mark.Byline, BlockRole.Byline, MaxShare, "named as a byline"),
        (Mark.Date, BlockRole.Dateline, MaxShare, "named as a date"),
        (Mark.Meta, BlockRole.Byline, MaxShare, "named as metadata"),
        (Mark.Topics, BlockRole.Navigation, MaxShare, "named as topics"),
        (Mark.Footer, BlockRole.Footer, MaxShare, "named as a footer"),
        (Mark.Header, BlockRole.Navigation, MaxShare, "named as the site's header"),
        (Mark.Sidebar, BlockRole.Other, MaxShare, "named as a sidebar"),
        (Mark.Widget, BlockRole.Other, MaxShare, "named as a sidebar's box"),
        (Mark.Media, BlockRole.Caption, MaxShare, "named as media"),
        (Mark.PullQuote, BlockRole.Other, MaxShare, "named as a pull quote"),
        (Mark.Reviews, BlockRole.Comments, MaxShare, "named as reviews"),
        (Mark.Signature, BlockRole.AuthorBio, MaxLongShare, "named as a signature"),
    ];

    /// <summary>Marks the subtrees, anew at each call.</summary>
    /// <param name="page">The page.</param>
    /// <param name="prose">Its prose.</param>
    /// <param name="rules">What is left out.</param>
    public static void Prune(PageContent page, Prose prose, PruningRules rules)
    {
        rules = IsBuilt(page, prose) ? rules with { Marks = rules.Marks & ~Mark.Widget } : rules;
        var end = 0;
        for (var i = 0; i < page.Nodes.Count; i++)
        {
            var node = page.Nodes[i];
            if (i < end)
            {
                node.Pruned = node.Parent!.Pruned;
                continue;
            }

            node.Pruned = Judge(page, node, prose, rules);
            end = node.Pruned is null ? end : node.EndNode;
        }
    }

    /// <summary>Whether a good part of the page's prose stands in widgets: then it is made of them.</summary>
    private static bool IsBuilt(PageContent page, Prose prose)
    {
        var (sum, end) = (0d, 0);
        foreach (var node in page.Nodes)
        {
            if (node.Index >= end && (node.Own & Mark.Widget) != 0 && (node.Own & (Mark.Sidebar | Mark.Footer)) == 0)
            {
                (sum, end) = (sum + prose.In(node), node.EndNode);
            }
        }

        return sum > MaxWidgetShare * prose.Total;
    }

    private static Pruning? Judge(PageContent page, PageNode node, Prose prose, PruningRules rules)
    {
        if (rules.DropsTeasers && node.TextLength > 0 && prose.In(node) <= MaxTeaserShare * prose.Total && TeaserLists.IsOne(page, node))
        {
            return new Pruning(BlockRole.Related, "shaped as a list of teasers");
        }

        if (node.Kind == TagKind.Form && (rules.KeepsForms ? prose.In(node) == 0 : prose.In(node) <= MaxTeaserShare * prose.Total))
        {
            return new Pruning(BlockRole.Promotion, "a form");
        }

        var own = (node.Own & Mark.Embed) != 0 ? node.Own & ~(Mark.Share | Mark.Media) : node.Own;
        if (own == Mark.None || (own & (Mark.ArticleBody | Mark.Hidden)) == Mark.ArticleBody)
        {
            return null;
        }

        own &= rules.Marks & (rules.SparesBody && IsInBody(node) ? ~Surroundings : ~Mark.None);
        own &= rules.OpensPanels && (own & (Mark.Hidden | Mark.Overlay)) != 0 && IsPanel(node) ? ~(Mark.Hidden | Mark.Overlay) : ~Mark.None;
        own &= rules.TrustsNames || node.Kind is TagKind.Navigation or TagKind.Footer ? ~Mark.None : ~Named;
        own &= (own & Short) != 0 && ReadsOn(page, node, prose) ? ~Short : own;

        foreach (var (mark, role, maxShare, reason) in Rules)
        {
            if ((own & mark) != 0)
            {
                var share = prose.Total == 0 ? 0 : prose.In(node) / prose.Total;
                var most = node.Kind is TagKind.Footer or TagKind.Navigation ? MaxLongShare : maxShare;
                var article = mark != Mark.Hidden
                    && (HoldsArticle(page, node, prose) || (share > MaxShare && Holds(page, node, below => below.Element.LocalName == "h1"))
                    || (mark == Mark.Overlay && Holds(page, node, below => below.Kind == TagKind.Article && prose.In(below) >= LongProse)));
                return share <= most && !article ? new Pruning(role, reason) : null;
            }
        }

        return null;
    }

    /// <summary>Whether there are several sentences below, and few links: what holds a menu or a line of tags does not read so.</summary>
    private static bool ReadsOn(PageContent page, PageNode node, Prose prose)
    {
        if (prose.In(node) < (node.Kind == TagKind.Paragraph || (node.Own & (Mark.Poll | Mark.Date)) != 0 ? ParagraphProse : LongProse)
            || ((node.Own & Mark.Media) != 0 && ProseBesideCaptions(page, node) < LongProse))
        {
            return false;
        }

        var links = 0;
        for (var i = node.FirstBlock; i < node.EndBlock; i++)
        {
            links += page.Blocks[i].LinkLength;
        }

        return links < MaxLinks * node.TextLength;
    }

    /// <summary>The pictures of a gallery have captions, long ones too; the entries of a ranking that slides have paragraphs.</summary>
    private static double ProseBesideCaptions(PageContent page, PageNode node)
    {
        var sum = 0d;
        for (var i = node.FirstBlock; i < node.EndBlock; i++)
        {
            sum += (page.Blocks[i].Marks & Mark.Caption) == 0 ? page.Blocks[i].Prose : 0;
        }

        return sum;
    }

    private static bool IsPanel(PageNode node) =>
        ((node.Own | (node.Parent?.Own ?? Mark.None) | (node.Parent?.Parent?.Own ?? Mark.None)) & Mark.Panel) != 0;

    private static bool IsInBody(PageNode node)
    {
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            if ((outer.Own & Mark.ArticleBody) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a good part of what is marked as the body stands below the node.</summary>
    private static bool HoldsArticle(PageContent page, PageNode node, Prose prose) =>
        Holds(page, node, below => (below.Own & Mark.ArticleBody) != 0 && prose.In(below) > 0.2 * prose.Total);

    private static bool Holds(PageContent page, PageNode node, Func<PageNode, bool> condition)
    {
        for (var i = node.Index + 1; i < node.EndNode; i++)
        {
            if (condition(page.Nodes[i]))
            {
                return true;
            }
        }

        return false;
    }
}
