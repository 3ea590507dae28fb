using System.Runtime.CompilerServices;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>
/// Exports articles for other tools: one row of the ledger and one document each. Articles without a readable document are skipped and
/// named.
/// </summary>
public sealed class ArticleExport(ILedger ledger, IDocumentStore<EnrichedArticle> documents)
{
    private const int Parallelism = 16;

    /// <summary>The articles.</summary>
    /// <param name="all">True for every row of the ledger; else only published ones.</param>
    /// <param name="skipped">Callback for each published article whose document is missing or cannot be read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async IAsyncEnumerable<ExportedArticle> ReadAsync(
        bool all, Action<UnreadableDocument> skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = ledger.ListAsync(cancellationToken).Where(entry => all || entry.Stage == ArticleStage.Published);
        await foreach (var batch in rows.Chunk(Parallelism).WithCancellation(cancellationToken))
        {
            foreach (var (article, fault) in await Task.WhenAll(batch.Select(entry => ReadAsync(entry, cancellationToken))))
            {
                if (fault is not null)
                {
                    skipped(fault);
                }

                if (article is not null)
                {
                    yield return article;
                }
            }
        }
    }

    private async Task<(ExportedArticle? Article, UnreadableDocument? Fault)> ReadAsync(
        LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Stage != ArticleStage.Published)
        {
            return (Exported(entry, article: null), null);
        }

        try
        {
            if (await documents.ReadAsync(entry.Id, cancellationToken) is { } stored)
            {
                return (Exported(entry, stored.Document), null);
            }
        }
        catch (InvalidDataException exception)
        {
            return (null, new UnreadableDocument(entry.Id, entry.Name, exception.Message));
        }

        // It may have been withdrawn since its row was read.
        return await ledger.FindAsync(entry.Id, cancellationToken) is { Stage: ArticleStage.Published }
            ? (null, new UnreadableDocument(
                entry.Id, entry.Name, "Its enriched document is missing. Run reprocess --lost to make it again."))
            : (null, null);
    }

    private static ExportedArticle Exported(LedgerEntry entry, EnrichedArticle? article) =>
        new()
        {
            Id = entry.Id.ToString(),
            Name = entry.Name,
            Part = entry.Part,
            Stage = entry.Stage,
            Reason = entry.Reason,
            Sequence = entry.Sequence,
            Since = entry.StageAt,
            Title = article?.Title ?? entry.Title,
            Byline = article?.Byline,
            SiteName = article?.SiteName,
            CanonicalUrl = article?.CanonicalUrl,
            Language = article?.Language,
            PublishedAt = article?.PublishedAt,
            WordCount = article?.WordCount,
            Sentiment = article?.Sentiment?.Label.ToString().ToLowerInvariant(),
            Entities = [.. (article?.Entities ?? []).Select(entity => new NamedEntity(entity.Category, entity.Name))],
            KeyPhrases = article?.KeyPhrases ?? [],
            Summary = article?.Summary,
            Text = article?.Text,
        };
}
