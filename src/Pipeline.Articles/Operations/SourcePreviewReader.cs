using Articles.TextAnalytics;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>
/// Reads and cleans an article's file again, to show the kept and dropped blocks. Two at a time, because the stages run beside it.
/// </summary>
public sealed class SourcePreviewReader(
    IInboxReader inbox, ArticleExtractor extractor, CleanerVersion version, IOptions<EnrichmentOptions> enrichment) : IDisposable
{
    /// <summary>The largest file that is explained, in bytes.</summary>
    public const long MaxBytes = 3_000_000;

    private readonly SemaphoreSlim _turns = new(2);

    /// <summary>Explains it.</summary>
    /// <param name="entry">The article's row in the ledger.</param>
    /// <param name="article">The article that was made of it, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<SourcePreview> ReadAsync(LedgerEntry entry, EnrichedArticle? article, CancellationToken cancellationToken)
    {
        if (IsMasked(article))
        {
            return NotShown(
                "Published texts have personal information masked. The original still contains it, so it is not shown here. It is "
                + "in the inbox.");
        }

        if (InboxName.Problem(entry.Name) is { } problem)
        {
            return NotShown($"The file is not opened because of its name: {problem}.");
        }

        await using var file = await inbox.OpenAsync(entry.Name, cancellationToken);
        if (file is null)
        {
            return NotShown("The file is no longer in the inbox.");
        }

        if (file.Length > MaxBytes)
        {
            return NotShown(
                $"The file has {file.Length:N0} bytes; at most {MaxBytes:N0} are explained here. Use clean --explain on the command line.");
        }

        var content = new byte[file.Length];
        await file.Content.ReadExactlyAsync(content, cancellationToken);
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Explain(entry, content, cancellationToken), cancellationToken) with
            { IsCurrent = entry.SourceETag == file.ETag };
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>
    /// Whether the published article has masks instead of words that its file still has; for an unpublished article, whether it will have.
    /// </summary>
    public bool IsMasked(EnrichedArticle? article) =>
        (enrichment.Value.RedactPii && enrichment.Value.Features.HasFlag(AnalysisFeatures.Pii))
        || article?.PersonalInformation?.Any(span => article.Text.AsSpan(span.Offset, span.Length).Trim('*').IsEmpty) == true;

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private SourcePreview Explain(LedgerEntry entry, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            var documents = extractor.Begin(entry.Name, content, cancellationToken).Documents;
            return documents.FirstOrDefault(document => document.Part == entry.Part) is { } document
                ? new SourcePreview { Page = ExplainedArticle.From(extractor.Explain(document, cancellationToken), version) }
                : NotShown(
                    entry.Part is null
                        ? $"The file holds {documents.Count:N0} articles; each has its own page."
                        : "The file no longer holds this article.");
        }
        catch (ArticleRejectedException rejected)
        {
            return new SourcePreview { Page = new ExplainedArticle { Name = entry.Name, Part = entry.Part, Rejected = rejected.Reason } };
        }
    }

    private static SourcePreview NotShown(string because) => new() { NotShown = because };
}
