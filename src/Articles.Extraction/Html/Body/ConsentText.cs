using System.Buffers;
using System.Text.RegularExpressions;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>
/// Finds requests for consent by their words, which the industry's framework (IAB TCF) writes in all languages alike, whatever their
/// elements are called.
/// </summary>
internal static partial class ConsentText
{
    private const int MinWords = 10;

    // Looked for first: an expression takes longer, and so would these with a letter that is not ASCII among them.
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["partner", "partenaires", "socios", "fornitori", "parceiros", "vendors", "leverand", "terze parti"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Cyrillic = SearchValues.Create("пП");

    /// <summary>Marks the largest elements around such words that do not hold the article's headline or main element.</summary>
    public static void Mark(PageContent page)
    {
        foreach (var block in page.Blocks)
        {
            if (block.Words < MinWords || !MayAsk(block.Text) || !Partners().IsMatch(block.Text))
            {
                continue;
            }

            var node = block.Node;
            while (node.Parent is { Parent: not null } parent && !HoldsArticle(page, parent))
            {
                node = parent;
            }

            if (node.Parent is not null && !HoldsArticle(page, node))
            {
                node.Own |= Page.Mark.Consent;
            }
        }
    }

    private static bool MayAsk(ReadOnlySpan<char> text) => text.ContainsAny(Words)
        || (text.ContainsAny(Cyrillic) && text.Contains("партн", StringComparison.OrdinalIgnoreCase));

    private static bool HoldsArticle(PageContent page, PageNode node)
    {
        for (var i = node.Index; i < node.EndNode; i++)
        {
            if (page.Nodes[i].Kind is TagKind.Main or TagKind.Article || page.Nodes[i].Element.LocalName == "h1")
            {
                return true;
            }
        }

        return false;
    }

    // Backtracks over the one number at most, 40 characters a step.
    [GeneratedRegex(
        @"\b(?:we and our|wir und unsere|nous et nos|nosotros y nuestros|noi e i nostri|nós e os nossos|nós e nossos|wij en onze|vi og våre"
        + @"|vi og vores|vi och våra|my i nasi|мы и наши)(?: \d[\d.,  ]*)?[^.]{0,40}\b(?:partners?|partner|partenaires|socios|fornitori"
        + @"|parceiros|partnere|partnerzy|партн[её]р[ыа]|vendors|leverandører|terze parti)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Partners();
}
