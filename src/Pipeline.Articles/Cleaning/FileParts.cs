using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning;

/// <summary>Tells which articles a file holds, without cleaning them. Safe for concurrent callers.</summary>
/// <param name="extractor">Reads the file.</param>
/// <param name="folders">Which files may speak of items by their ids.</param>
public sealed class FileParts(ArticleExtractor extractor, WireFolders folders)
{
    /// <summary>
    /// The keys and ids of the articles in a file that holds several, in its order; empty for a file that is one article.
    /// </summary>
    /// <param name="name">The file's name in the inbox.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IReadOnlyList<(string Part, ArticleId Id)> Read(
        string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
    [
        .. extractor.Begin(name, content, cancellationToken).Documents.Where(document => document.Part is not null)
            .Select(document => (document.Part!, FilePart.IdOf(folders.Admit(document)))),
    ];
}
