using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning;

/// <summary>Lists the articles in a file, without cleaning them. Safe for concurrent callers.</summary>
/// <param name="extractor">Reads the file.</param>
/// <param name="folders">The folders whose files may refer to items by their ids.</param>
/// <param name="items">Finds the articles of items.</param>
/// <param name="time">The clock.</param>
public sealed class FileParts(ArticleExtractor extractor, WireFolders folders, ItemFinder items, TimeProvider time)
{
    /// <summary>
    /// The keys and ids of the articles in a file that holds several, in its order; empty for a file that is one article.
    /// </summary>
    /// <param name="name">The file's name in the inbox.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public async Task<IReadOnlyList<(string Part, ArticleId Id)>> ReadAsync(
        string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var parts = new List<(string Part, ArticleId Id)>();
        foreach (var document in extractor.Begin(name, content, cancellationToken).Documents.Where(document => document.Part is not null))
        {
            var part = FilePart.Of(folders.Admit(document), time.GetUtcNow(), items);
            var id = part is { Item: not null, Name: not null } ? (await items.FindAsync(part, cancellationToken)).Id : part.Id;
            parts.Add((document.Part!, id));
        }

        return parts;
    }
}
