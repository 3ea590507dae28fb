namespace Pipeline.Articles.Cleaning;

/// <summary>Tells which articles a file holds, without cleaning them. Safe for concurrent callers.</summary>
/// <param name="extractor">Reads the file.</param>
public sealed class FileParts(ArticleExtractor extractor)
{
    /// <summary>The keys of the articles in a file that holds several, in its order; empty for a file that is one article.</summary>
    /// <param name="name">The file's name in the inbox.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IReadOnlyList<string> Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        [.. extractor.Begin(name, content, cancellationToken).Documents.Select(document => document.Part).OfType<string>()];
}
