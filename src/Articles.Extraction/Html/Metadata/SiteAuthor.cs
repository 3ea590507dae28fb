using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Judges a declared author that is called what the site is called. Content systems fill the site's name in where nobody is named; but firms
/// sign what they write, and blogs are called after those who write them: it is believed when the page shows it in a byline, or, of several
/// words, says that it is a person.
/// </summary>
internal sealed class SiteAuthor(PageContent page, HeadElements head, string? siteName, BylineParser bylines)
{
    private const int MaxWords = 16;
    private const Mark Bylines = Mark.Byline | Mark.Meta | Mark.Date | Mark.AuthorBio;
    private const Mark Elsewhere = Mark.Navigation | Mark.Footer | Mark.Comments | Mark.Related | Mark.Caption;

    /// <summary>Whether the name may be the author's, as far as the site's name goes.</summary>
    /// <param name="name">As declared, or as shown.</param>
    /// <param name="isPerson">Whether it is said to be a person's.</param>
    public bool Allows(string name, bool isPerson) =>
        !IsSite(name) || (isPerson && name.Contains(' ', StringComparison.Ordinal)) || IsShown(name);

    /// <summary>Whether the name is the site's: the declared one, or the one in its address.</summary>
    private bool IsSite(string name)
    {
        if (Same(name, siteName))
        {
            return true;
        }

        if (!Uri.TryCreate(head.Find("link:canonical", "og:url"), UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https"))
        {
            return false;
        }

        var labels = address.Host.Split('.');
        return Same(name, address.Host) || Array.Exists(labels[..^1], label => Same(name, label));
    }

    private bool IsShown(string name)
    {
        foreach (var block in page.Blocks)
        {
            var start = block.Words > MaxWords ? -1 : block.Text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (start >= 0 && (block.Marks & Elsewhere) == 0
                && block.Node.Pruned is not { Role: BlockRole.Related or BlockRole.Comments or BlockRole.Navigation or BlockRole.Footer }
                && ((block.Marks & Bylines) != 0 || bylines.EndsInLead(block.Text.AsSpan(0, start))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two names have the same letters and digits.</summary>
    private static bool Same(string name, string? site) =>
        site is not null && CharacterFolding.Letters(name) is { Length: > 0 } letters && letters == CharacterFolding.Letters(site);
}
