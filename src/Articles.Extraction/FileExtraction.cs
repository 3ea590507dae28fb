using Articles.Extraction.Cleaning;
using Articles.Extraction.Formats;
using Articles.Extraction.Limits;

namespace Articles.Extraction;

/// <summary>
/// A file that has been read. Its articles are cleaned when they are asked for, within the limits of the file. For one thread at a time.
/// </summary>
/// <param name="documents">What was read: one document an article.</param>
/// <param name="cleaner">Cleans them.</param>
/// <param name="budget">What is left of the file's limits.</param>
internal sealed class FileExtraction(IReadOnlyList<SourceDocument> documents, ArticleCleaner cleaner, FileBudget budget)
{
    /// <summary>What was read: one document an article, also for one that is rejected.</summary>
    public IReadOnlyList<SourceDocument> Documents => documents;

    /// <summary>Cleans one of <see cref="Documents"/>.</summary>
    /// <exception cref="ArticleRejectedException">There is no article in it, or it is past a limit.</exception>
    public ExtractedArticle Clean(SourceDocument document, CancellationToken cancellationToken) =>
        cleaner.Clean(document, budget, cancellationToken);

    /// <summary>As <see cref="Clean"/>, also one that an embargo holds; see <see cref="ArticleCleaner.CleanEmbargoed"/>.</summary>
    /// <exception cref="ArticleRejectedException">There is no article in it, or it is past a limit.</exception>
    public ExtractedArticle CleanEmbargoed(SourceDocument document, CancellationToken cancellationToken) =>
        cleaner.CleanEmbargoed(document, budget, cancellationToken);

    /// <summary>All articles of the file, in its order, those that are rejected among them.</summary>
    public IEnumerable<ExtractedArticle> Extract(CancellationToken cancellationToken)
    {
        foreach (var document in documents)
        {
            yield return Extract(document, cancellationToken);
        }
    }

    private ExtractedArticle Extract(SourceDocument document, CancellationToken cancellationToken)
    {
        try
        {
            return Clean(document, cancellationToken);
        }
        catch (ArticleRejectedException rejected)
        {
            return ExtractedArticle.Rejected(document, rejected.Reason);
        }
    }
}
