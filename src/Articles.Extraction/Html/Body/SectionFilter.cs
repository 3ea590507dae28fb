using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>
/// Decides what belongs to a page that is no single text: sections under headings, entries of a list, specifications. Nearly everything that
/// stands in the page's main part belongs, unless every page of the site says it.
/// </summary>
internal static partial class SectionFilter
{
    private const double MainShare = 0.4;
    private const double LinkText = 0.7;
    private const double MaxShareOfPage = 0.8;
    private const double MaxAbove = 0.15;
    private const int SmallPrintWords = 60;
    private const int SentenceWords = 12;
    private const int HeadingWords = 12;
    private const int PriceWords = 8;
    private const int LabelRepeats = 3;
    private const int LabelWords = 5;

    /// <summary>The element that holds the page's own part.</summary>
    public static PageNode Find(PageContent page)
    {
        var live = page.Blocks.Where(block => block.Node.Pruned is null).Sum(block => block.Text.Length);
        var main = page.Nodes
            .Where(node => node.Pruned is null && (node.Kind == TagKind.Main || node.Element.GetAttribute("role") == "main"))
            .MaxBy(node => node.TextLength);
        return main is not null && main.TextLength >= MainShare * live ? main : page.Root;
    }

    /// <summary>One verdict a block of the page.</summary>
    public static IReadOnlyList<Verdict> Judge(
        PageContent page, PageNode region, PageBlock? headline, ArticleSignals signals, PageType type)
    {
        var repeats = type != PageType.Product
            ? []
            : page.Blocks.Where(block => block.Words <= LabelWords && block.Kind != BlockKind.Cell)
                .CountBy(block => block.Text, StringComparer.Ordinal)
                .Where(pair => pair.Value >= LabelRepeats)
                .Select(pair => pair.Key)
                .ToHashSet(StringComparer.Ordinal);
        var heads = SiteHeaders(page, region);
        var start = type == PageType.Documentation ? Start(page, region, headline) : region.FirstBlock;
        var said = new HashSet<string>(StringComparer.Ordinal);
        var verdicts = page.Blocks.Select(Judge).ToArray();
        foreach (var block in type is PageType.Product or PageType.Service ? page.Blocks : [])
        {
            if (!verdicts[block.Index].Kept && verdicts[block.Index].OpensSection)
            {
                DropSection(page, region, block, verdicts);
            }
        }

        return verdicts;

        Verdict Judge(PageBlock block)
        {
            if (block.Node.Pruned is { } pruned)
            {
                return Verdict.Drop(pruned.Role, pruned.Reason);
            }

            if (block.Index < region.FirstBlock || block.Index >= region.EndBlock)
            {
                return Verdict.Drop(BlockRole.Other, "outside the main part");
            }

            if (block == headline)
            {
                return Verdict.Drop(BlockRole.Headline, "is the headline");
            }

            if (block.Index < start)
            {
                return Verdict.Drop(BlockRole.Navigation, "above the headline");
            }

            if (heads.Exists(head => block.Index >= head.FirstBlock && block.Index < head.EndBlock))
            {
                return Verdict.Drop(BlockRole.Navigation, "in the site's header");
            }

            if (signals.Phrases.Match(block.Text) is { } phrase && (phrase.WholeLine || IsSmallPrint(block, phrase)))
            {
                return block.Kind == BlockKind.Heading && phrase.Role == BlockRole.Related
                    ? Verdict.Open(phrase.Role, "is a phrase of the site")
                    : Verdict.Drop(phrase.Role, "is a phrase of the site");
            }

            if (type == PageType.Product && block.Words <= HeadingWords && OtherProducts().IsMatch(block.Text))
            {
                return Verdict.Open(BlockRole.Related, "announces other products");
            }

            if (type != PageType.Documentation && block.Words >= SentenceWords && !said.Add(block.Text))
            {
                return Verdict.Drop(BlockRole.Other, "stands on the page more than once");
            }

            if (repeats.Contains(block.Text))
            {
                return Verdict.Drop(BlockRole.Other, "a label that is said again and again");
            }

            if (type == PageType.Product && IsPrice(block))
            {
                return Verdict.Drop(BlockRole.Promotion, "is a price");
            }

            return type is PageType.Product or PageType.Service && block.LinkDensity > LinkText && block.Sentences == 0
                && !(type == PageType.Service && HeadsProse(page, block))
                ? Verdict.Drop(BlockRole.Related, "nothing but links")
                : Verdict.Keep("in the main part");
        }
    }

    /// <summary>
    /// Where documentation begins: at its headline. Above it stand notices, the versions and languages there are, and the way here; unless
    /// that is a good part of the page.
    /// </summary>
    private static int Start(PageContent page, PageNode region, PageBlock? headline)
    {
        if (headline is null || headline.Index <= region.FirstBlock || headline.Index >= region.EndBlock)
        {
            return region.FirstBlock;
        }

        var above = 0;
        for (var i = region.FirstBlock; i < headline.Index; i++)
        {
            above += page.Blocks[i].Node.Pruned is null ? page.Blocks[i].Text.Length : 0;
        }

        return above <= MaxAbove * region.TextLength ? headline.Index : region.FirstBlock;
    }

    /// <summary>A link to another part of the page (Skip to results), and the terms below the text.</summary>
    private static bool IsSmallPrint(PageBlock block, PhraseMatch phrase) => phrase.Role switch
    {
        BlockRole.Navigation => block.LinkDensity > LinkText && block.Link is ['#', ..],
        BlockRole.Footer => block.Kind == BlockKind.Paragraph && block.Words <= SmallPrintWords,
        _ => false,
    };

    /// <summary>What it costs today is no part of what it is; in a table it is.</summary>
    private static bool IsPrice(PageBlock block) =>
        block.Words <= PriceWords && (block.Marks & Mark.Table) == 0 && block.Text.AsSpan().ContainsAny("$€£¥₹")
            && block.Text.Any(char.IsAsciiDigit);

    /// <summary>Whether a paragraph follows a heading in the same entry: what it links to is said more about here.</summary>
    private static bool HeadsProse(PageContent page, PageBlock block) =>
        block.Kind == BlockKind.Heading
            && page.Blocks.ElementAtOrDefault(block.Index + 1) is { Sentences: > 0, Words: >= SentenceWords } next
            && next.Node.Parent == block.Node.Parent && next.LinkDensity < LinkText;

    [GeneratedRegex(
        @"\b(?:also (?:viewed|bought|purchased|like|love)|(?:may|might) (?:also )?(?:like|love|be interested)|recently viewed"
        + @"|frequently bought|bought together|(?:related|similar|recommended|other|more) (?:products|items|articles)|recommended for you"
        + @"|customers (?:viewed|bought)|complete (?:the|your) (?:look|set|outfit)|pairs? well with|sponsored|ähnliche (?:produkte|artikel)"
        + @"|kunden (?:kauften|sahen)|produits (?:similaires|associés)|vous aimerez|productos (?:relacionados|similares)"
        + @"|prodotti correlati)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OtherProducts();

    /// <summary>The largest element that begins with the heading goes, unless it is a good part of the page.</summary>
    private static void DropSection(PageContent page, PageNode region, PageBlock heading, Verdict[] verdicts)
    {
        var node = heading.Node;
        while (node.Parent is { } parent && parent != region && (parent.FirstBlock == heading.Index || node.EndBlock - node.FirstBlock == 1)
            && parent.TextLength < MaxShareOfPage * region.TextLength)
        {
            node = parent;
        }

        for (var i = heading.Index; i < node.EndBlock; i++)
        {
            verdicts[i] = verdicts[i].Kept ? Verdict.Drop(BlockRole.Related, "under a heading for other things") : verdicts[i];
        }
    }

    /// <summary>Header elements that are not part of a section or an article.</summary>
    private static List<PageNode> SiteHeaders(PageContent page, PageNode region)
    {
        var headers = new List<PageNode>();
        for (var i = region.Index + 1; i < region.EndNode; i++)
        {
            var node = page.Nodes[i];
            if (node.Kind is TagKind.Article or TagKind.Section or TagKind.Main)
            {
                i = node.EndNode - 1;
            }
            else if (node.Kind == TagKind.Header)
            {
                headers.Add(node);
                i = node.EndNode - 1;
            }
        }

        return headers;
    }
}
