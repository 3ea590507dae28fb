using Articles.Extraction.Cleaning;
using Articles.Extraction.Formats;
using Articles.Extraction.Limits;

namespace Articles.Extraction;

/// <summary>
/// A file that has been read. Its articles are cleaned when they are requested, within the limits of the file. For one thread at a time.
/// </summary>
/// <param name="content">What was read.</param>
/// <param name="cleaner">Cleans them.</param>
/// <param name="budget">What remains of the file's limits.</param>
internal sealed class FileExtraction(FileDocuments content, ArticleCleaner cleaner, FileBudget budget)
{
    /// <summary>One document for each article, also for a rejected one.</summary>
    public IReadOnlyList<SourceDocument> Documents => content.Documents;

    /// <summary>How many records of web archives in the file hold no page, by kind.</summary>
    public IReadOnlyDictionary<string, long> Omitted => content.Omitted;

    /// <summary>Cleans one of <see cref="Documents"/>.</summary>
    /// <exception cref="ArticleRejectedException">There is no article in it, or it is past a limit.</exception>
    public ExtractedArticle Clean(SourceDocument document, CancellationToken cancellationToken) =>
        cleaner.Clean(document, budget, cancellationToken);

    /// <summary>Like <see cref="Clean"/>, but also for an embargoed article; see <see cref="ArticleCleaner.CleanEmbargoed"/>.</summary>
    /// <exception cref="ArticleRejectedException">There is no article in it, or it is past a limit.</exception>
    public ExtractedArticle CleanEmbargoed(SourceDocument document, CancellationToken cancellationToken) =>
        cleaner.CleanEmbargoed(document, budget, cancellationToken);

    /// <summary>All articles of the file in order, including rejected ones.</summary>
    public IEnumerable<ExtractedArticle> Extract(CancellationToken cancellationToken)
    {
        foreach (var document in Documents)
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
