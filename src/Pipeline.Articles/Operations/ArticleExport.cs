using System.Runtime.CompilerServices;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Operations;

/// <summary>Reads articles out, for other tools: one row of the ledger and one document each.</summary>
public sealed class ArticleExport(ILedger ledger, IDocumentStore<EnrichedArticle> documents)
{
    private const int Parallelism = 16;

    /// <summary>The articles.</summary>
    /// <param name="all">Every row of the ledger; else those that are published.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async IAsyncEnumerable<ExportedArticle> ReadAsync(bool all, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = ledger.ListAsync(cancellationToken).Where(entry => all || entry.Stage == ArticleStage.Published);
        await foreach (var lot in rows.Chunk(Parallelism).WithCancellation(cancellationToken))
        {
            foreach (var article in await Task.WhenAll(lot.Select(entry => ReadAsync(entry, cancellationToken))))
            {
                yield return article;
            }
        }
    }

    private async Task<ExportedArticle> ReadAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var article = entry.Stage == ArticleStage.Published ? (await documents.ReadAsync(entry.Id, cancellationToken))?.Document : null;
        return new ExportedArticle
        {
            Id = entry.Id.ToString(),
            Name = entry.Name,
            Part = entry.Part,
            Stage = entry.Stage.ToString(),
            Reason = entry.Reason?.Message,
            Sequence = entry.Sequence,
            Since = entry.StageAt,
            Title = article?.Title ?? entry.Title,
            Byline = article?.Byline,
            SiteName = article?.SiteName,
            Url = article?.CanonicalUrl,
            Language = article?.Language,
            PublishedAt = article?.PublishedAt,
            WordCount = article?.WordCount,
            Sentiment = article?.Sentiment?.Label.ToString().ToLowerInvariant(),
            Entities = [.. (article?.Entities ?? []).Select(entity => $"{entity.Category}:{entity.Name}")],
            KeyPhrases = article?.KeyPhrases ?? [],
            Summary = article?.Summary,
            Text = article?.Text,
        };
    }
}
