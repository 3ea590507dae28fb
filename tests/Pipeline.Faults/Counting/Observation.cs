using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Faults.Counting;

/// <summary>What a run left, as its readers see it.</summary>
public sealed record Observation
{
    /// <summary>The ledger.</summary>
    public required IReadOnlyDictionary<ArticleId, LedgerEntry> Ledger { get; init; }

    /// <summary>The enriched documents.</summary>
    public required IReadOnlyDictionary<ArticleId, EnrichedArticle> Documents { get; init; }

    /// <summary>Which of the files have a cleaned document.</summary>
    public required IReadOnlySet<ArticleId> Cleaned { get; init; }

    /// <summary>Every entry of the index, in its order.</summary>
    public required IReadOnlyList<ArticleId> Index { get; init; }

    /// <summary>What a search for each word found.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ArticleId>> Found { get; init; }

    /// <summary>All that is in the subscribers' queues.</summary>
    public required IReadOnlyList<ReceivedEvent> Events { get; init; }

    /// <summary>The subscriptions.</summary>
    public required IReadOnlyList<Subscription> Subscriptions { get; init; }

    /// <summary>Messages that no stage could take.</summary>
    public required int Poisoned { get; init; }
}
