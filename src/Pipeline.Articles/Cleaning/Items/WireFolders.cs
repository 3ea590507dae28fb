using Articles.Extraction.Formats;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>Decides which files may refer to agencies' items by their ids. Safe for concurrent callers.</summary>
public sealed class WireFolders(IOptions<WireFolderOptions> options)
{
    private const int MaxQuoted = 200;

    private readonly List<string> _prefixes = Prefixes(options.Value);

    /// <summary>
    /// The document as its file may state it. In a file outside the folders its item has no id, so that it is identified by its file; a
    /// kill there takes out nothing else, and is recorded as a kill.
    /// </summary>
    internal SourceDocument Admit(SourceDocument document)
    {
        if (document.Wire is not { Id: { } id } item || Contains(document.Name))
        {
            return document;
        }

        return document with
        {
            Wire = item with { Id = null },
            Rejection = document.Rejection ?? (item.Killed is { } kill
                ? new RejectionReason(
                    RejectionCodes.Killed,
                    $"The file says that the item {Excerpt.Of(id, MaxQuoted)} is taken out of publication ({kill.Field}: "
                    + $"{Excerpt.Of(kill.Value, MaxQuoted)}). It lies outside of Wire__Folders, so that item is left as it is: drop the "
                    + "file in one of those folders if it is the agency's, or take the article out by hand.")
                : null),
        };
    }

    /// <summary>The error: the first invalid folder, or a non-empty setting without a folder; null if there is none.</summary>
    public static string? Fault(WireFolderOptions options)
    {
        var prefixes = Prefixes(options);
        if (prefixes.Count == 0 && options.Folders.Length > 0)
        {
            return $"Wire__Folders is '{Excerpt.Of(options.Folders, MaxQuoted)}', which names no folder: agencies' items would be taken "
                + "from every one. Leave it out if that is meant.";
        }

        return prefixes.Find(prefix => !InboxName.IsAllowed(prefix[..^1])) is { } wrong
            ? $"Wire__Folders has '{Excerpt.Of(wrong[..^1], MaxQuoted)}', which is no folder of the inbox; such as agencies or "
                + "agencies/reuters is meant."
            : null;
    }

    private bool Contains(string name) =>
        _prefixes.Count == 0 || _prefixes.Exists(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Each ends with a slash: <c>ap</c> is not <c>apple</c>.</summary>
    private static List<string> Prefixes(WireFolderOptions options) =>
        [.. options.Folders.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => folder.EndsWith('/') ? folder : folder + '/')];
}
