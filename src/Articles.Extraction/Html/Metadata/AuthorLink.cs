using System.Collections.Frozen;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Finds the author by a link to a page about one: <c>/authors/ada-lind</c>. Where several are linked they are those of other stories too,
/// unless one comes before the text.
/// </summary>
internal static class AuthorLink
{
    private const int MaxWords = 5;
    private const double MuchProse = 1200;
    private const Mark Other = Mark.Related | Mark.Comments | Mark.Navigation | Mark.Footer;

    private static readonly FrozenSet<string> Folders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "author", "authors", "contributor", "contributors", "writer", "writers", "blog-author",
        "blog-authors", "autor", "auteur", "redakteur");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FoldersBySpan =
        Folders.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name in the link, or null.</summary>
    /// <param name="page">The page.</param>
    /// <param name="minWords">The minimum number of words in the name.</param>
    public static string? Find(PageContent page, int minWords = 2)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? first = null;
        var before = true;
        var prose = 0d;
        foreach (var block in page.Blocks)
        {
            before &= prose < MuchProse;
            prose += block.Prose;
            if (block.Link is not { } link || !IsAuthor(link) || (block.Marks & Other) != 0
                || block.Node.Pruned is { Role: BlockRole.Related or BlockRole.Comments or BlockRole.Navigation or BlockRole.Footer })
            {
                continue;
            }

            var name = LinkText(block, link);
            if (name is { Length: > 2 } && TextMeasure.Of(name).Words is var words && words >= minWords && words <= MaxWords
                && names.Add(name))
            {
                first ??= before ? name : null;
            }
        }

        return first ?? (names.Count == 1 ? names.First() : null);
    }

    /// <summary>The text of the block's link, when it has one of these.</summary>
    private static string? LinkText(PageBlock block, string link)
    {
        if (block.Node.Element.QuerySelectorAll("a")
            .FirstOrDefault(anchor => anchor.GetAttribute("href") == link && anchor.TextContent.Trim().Length > 2) is { } found)
        {
            return HeadElements.Fold(ShownText.Of(found));
        }

        return block.LinkLength == block.Text.Length ? block.Text : null;
    }

    private static bool IsAuthor(string link)
    {
        var path = link.AsSpan();
        path = path[..(path.IndexOfAny('?', '#') is var end and >= 0 ? end : path.Length)].TrimEnd('/');
        var slash = path.LastIndexOf('/');
        if (slash <= 0)
        {
            return false;
        }

        var folder = path[..slash];
        folder = folder[(folder.LastIndexOf('/') + 1)..];
        return FoldersBySpan.Contains(folder);
    }
}
