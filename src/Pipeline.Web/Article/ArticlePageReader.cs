using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Articles.TextAnalytics;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Searching;

namespace Pipeline.Web.Article;

/// <summary>Reads what an article's page shows, from wherever it is; each part is bounded.</summary>
internal sealed class ArticlePageReader(
    ArticleLookup lookup,
    IDocumentStore<EnrichedArticle> enriched,
    IDocumentStore<CleanedArticle> cleaned,
    ILedger ledger,
    IArticleParts parts,
    ISearchIndex index,
    SentEvents sentEvents,
    SourcePreviewReader originals,
    RevisionComparer revisions,
    TimeProvider time)
{
    private const int MaxCopies = 10;
    private const int MaxParts = 100;
    private const int MaxEvents = 20;

    // What is shown is escaped by the page: the letters of other scripts shall stand as they are.
    private static readonly JsonSerializerOptions Pretty =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The page of an article; null when there is neither a row nor a file.</summary>
    /// <param name="id">The article.</param>
    /// <param name="from">The earlier revision to compare; null for the one before <paramref name="to"/>.</param>
    /// <param name="to">The later revision to compare; null for the present one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ArticleModel?> FindAsync(ArticleId id, int? from, int? to, CancellationToken cancellationToken)
    {
        var reading = lookup.FindAsync(id, cancellationToken);
        var document = await enriched.ReadAsync(id, cancellationToken);
        if (await reading is not { } history)
        {
            return null;
        }

        var clean = document?.Document.Wire is null ? null : (await cleaned.ReadAsync(id, cancellationToken))?.Document;
        var article = document?.Document ?? await ReadCleanedAsync(history.Entry, cancellationToken);
        var (original, copies, count) = await FindStoryAsync(id, article, cancellationToken);
        var (changes, fault) = await CompareAsync(id, history.Entry, article, (from, to), cancellationToken);
        return new ArticleModel
        {
            Id = id,
            Changes = changes,
            ChangesFault = fault,
            History = history,
            Article = article,
            Title = article?.Title ?? (originals.IsMasked(article) ? null : history.Entry?.Title) ?? history.Entry?.Name ?? id.ToString(),
            Paragraphs = article is null ? [] : MarkedText.Of(article),
            EditorsNote = originals.IsMasked(article) ? null : clean?.Wire?.EditorsNote,
            Original = original,
            Copies = copies,
            CopyCount = count,
            Parts = history.Entry is { Stage: ArticleStage.Expanded or ArticleStage.Expanding }
                ? await ReadPartsAsync(id, cancellationToken)
                : [],
            Events = history.Entry is { } entry && document is not null
                ? [.. sentEvents.Of(entry, document.Document, clean).Take(MaxEvents)
                    .Select(sent => (sent.Subscription, JsonNode.Parse(sent.CloudEvent.Span)!.ToJsonString(Pretty)))]
                : [],
            Now = time.GetUtcNow(),
        };
    }

    /// <summary>What changed, where there may be an earlier revision; and why what was asked for is not there.</summary>
    private async Task<(RevisionComparison? Changes, string? Fault)> CompareAsync(
        ArticleId id, LedgerEntry? entry, EnrichedArticle? article, (int? From, int? To) asked, CancellationToken cancellationToken)
    {
        var isAsked = asked is not (null, null);
        if (article is null || (entry is not { Sequence: > 1 } && !isAsked))
        {
            return (null, null);
        }

        if (originals.IsMasked(article))
        {
            return (null, isAsked ? "Published texts have personal information masked, so former texts are not shown." : null);
        }

        var changes = await revisions.CompareAsync(id, asked.From, asked.To, cancellationToken);
        return (changes, changes is null && isAsked ? "These revisions are not kept, so they cannot be compared." : null);
    }

    /// <summary>The original as the cleaner sees it; null when nothing knows the article.</summary>
    public async Task<SourcePreviewModel?> FindOriginalAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(id, cancellationToken) is not { } entry)
        {
            return null;
        }

        var article = (await enriched.ReadAsync(id, cancellationToken))?.Document;
        return new SourcePreviewModel(entry, await originals.ReadAsync(entry, article, cancellationToken));
    }

    /// <summary>
    /// What is cleaned and waits for enrichment. Where personal information is going to be masked, it is not shown before it is.
    /// </summary>
    private async Task<EnrichedArticle?> ReadCleanedAsync(LedgerEntry? entry, CancellationToken cancellationToken) =>
        entry is { CleanETag: not null } && !originals.IsMasked(article: null)
            && await cleaned.ReadAsync(entry.Id, cancellationToken) is { } stored
            ? EnrichedArticle.From(stored.Document, new AnalysisResult { Features = new Dictionary<string, FeatureRecord>() })
            : null;

    private async Task<(SearchHit? Original, IReadOnlyList<SearchHit> Copies, long Count)> FindStoryAsync(
        ArticleId id, EnrichedArticle? article, CancellationToken cancellationToken)
    {
        if (article?.ClusterId is not { } story)
        {
            return (null, [], 0);
        }

        var found = await index.SearchAsync(new SearchQuery { ClusterId = story.ToString(), Top = MaxCopies + 2 }, cancellationToken);
        var others = found.Hits.Where(hit => hit.Id != id).ToList();
        var original = others.Find(hit => hit.Id == article.DuplicateOf);
        if (original is null && article.DuplicateOf is { } first && await ledger.FindAsync(first, cancellationToken) is { } entry)
        {
            original = new SearchHit { Id = first, Name = entry.Name, Title = originals.IsMasked(article) ? null : entry.Title };
        }

        List<SearchHit> copies = [.. others.Where(hit => hit.Id != article.DuplicateOf)];
        var isFound = found.Hits.Count != others.Count || found.Total > found.Hits.Count;
        return (original, [.. copies.Take(MaxCopies)], found.Total - (isFound ? 1 : 0) - (article.DuplicateOf is null ? 0 : 1));
    }

    private async Task<IReadOnlyList<LedgerEntry>> ReadPartsAsync(ArticleId file, CancellationToken cancellationToken)
    {
        var ids = await parts.ListAsync(file, cancellationToken).Take(MaxParts).ToListAsync(cancellationToken);
        var entries = await Task.WhenAll(ids.Select(id => ledger.FindAsync(id, cancellationToken)));
        return [.. entries.OfType<LedgerEntry>()];
    }
}
