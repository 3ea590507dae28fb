using System.Buffers;
using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Who signs a page whose author is no person's name: a desk or a firm that the page declares (<c>The Example Team</c>), a blogger's handle,
/// or what stands in an element whose class is called after the author's name. Asked where nothing else names the author.
/// </summary>
internal static partial class Signature
{
    private const int MaxLength = 60;
    private const int MinHandleLength = 5;
    private const Mark Other = Mark.Related | Mark.Comments | Mark.Navigation | Mark.Footer;

    // Looked for first: one of them is in each class that the expression matches.
    private static readonly SearchValues<string> AuthorWords =
        SearchValues.Create(["author", "byline"], StringComparison.OrdinalIgnoreCase);

    // What content systems call whoever set them up, or nobody.
    private static readonly HashSet<string> Nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "about the author", "admin", "administrator", "author", "contributor", "editor", "guest", "guest author", "none", "null", "root",
        "site admin", "staff", "staff writer", "super admin", "superadmin", "support", "the author", "undefined", "unknown", "user",
        "webmaster", "wordpress", "wpadmin",
    };

    /// <summary>The signature; null when the page has none.</summary>
    public static string? Find(PageContent page, HeadElements head, JsonLdArticle? json, SiteAuthor sites) =>
        head.FindAll("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article:author")
            .FirstOrDefault(name => IsSignature(name) && sites.Allows(name, isPerson: true))
            ?? json?.Authors.FirstOrDefault(name => IsSignature(name) && BylineParser.NamesDesk(name))
            ?? Shown(page)
            ?? Linked(page, sites);

    /// <summary>A handle, a given name or a team that links to the page about it.</summary>
    private static string? Linked(PageContent page, SiteAuthor sites)
    {
        var name = AuthorLink.Find(page, minWords: 1) is { } linked ? Lead().Replace(linked, string.Empty).Trim() : string.Empty;
        return IsSignature(name) && !name.Contains(" by ", StringComparison.OrdinalIgnoreCase)
            && sites.Allows(name, isPerson: true) ? name : null;
    }

    /// <summary>What the page shows as its author's name, when it is the same wherever it stands.</summary>
    private static string? Shown(PageContent page)
    {
        string? found = null;
        foreach (var block in page.Blocks)
        {
            if (block.Text.Length > MaxLength || (block.Marks & Other) != 0 || !IsCalledName(block.Node)
                || block.Node.Pruned is { Role: BlockRole.Related or BlockRole.Comments or BlockRole.Navigation or BlockRole.Footer })
            {
                continue;
            }

            var name = Lead().Replace(block.Text, string.Empty).Trim();
            if (name.Length == 0 || !IsSignature(name) || !char.IsUpper(name[0]) || !name.Contains(' ', StringComparison.Ordinal))
            {
                continue;
            }

            if (found is not null && !found.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            found = name;
        }

        return found;
    }

    private static bool IsCalledName(PageNode node) =>
        IsCalledName(node.Element.ClassName)
            || (node.Parent is { } parent && parent.EndBlock - parent.FirstBlock == 1 && IsCalledName(parent.Element.ClassName));

    private static bool IsCalledName(string? classes) =>
        classes is { Length: > 0 } && classes.AsSpan().ContainsAny(AuthorWords) && AuthorClass().IsMatch(classes);

    private static bool IsSignature(string text)
    {
        var name = text.Trim();
        if (name.Length is < 2 or > MaxLength
            || name.Contains('@', StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal)
            || Nobody.Contains(name) || LegalForm().IsMatch(name) || name.EndsWith(':') || !name.Any(char.IsLetter))
        {
            return false;
        }

        // A handle is believed when it is letters alone: with digits it was made by a machine as often.
        return name.Any(char.IsUpper) || (name.Length >= MinHandleLength && name.All(char.IsLetter)) || name.Any(c => c >= '\u0590');
    }

    [GeneratedRegex(
        @"(^|[\s_-])((byline|author)[-_]{0,2}name|(post|entry|article)[-_]{1,2}author|byline[-_]{0,2}author)($|\s)|author(__|-|_)?name",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AuthorClass();

    // A firm under its legal name publishes; it writes nothing.
    [GeneratedRegex(
        @"\b(ltd|llc|llp|inc|plc|gmbh|corp|corporation|limited|s\.?a\.?r\.?l|pc|b\.?v)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LegalForm();

    [GeneratedRegex(
        @"^(?:written by|authored by|posted by|author|by)\s*:?(\s+|$)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();
}
