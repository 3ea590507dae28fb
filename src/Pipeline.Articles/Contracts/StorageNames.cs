using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Contracts;

/// <summary>The containers, queues and tables that the stages share: part of the contract with people, crawlers and operators.</summary>
public static class StorageNames
{
    /// <summary>Container: the inbox.</summary>
    public const string Inbox = "inbox";

    /// <summary>Container: one JSON document a cleaned article, <c>{id}.json</c>.</summary>
    public const string CleanArticles = "articles-clean";

    /// <summary>Container: one JSON document an enriched article, <c>{id}.json</c>; what subscribers read.</summary>
    public const string EnrichedArticles = "articles-enriched";

    /// <summary>Container: what metered text analytics said, by hash of the text; may be emptied at any time.</summary>
    public const string AnalysisCache = "analysis-cache";

    /// <summary>Queue of pointers: cleaned, to be enriched.</summary>
    public const string ToEnrich = "articles-to-enrich";

    /// <summary>Queue of pointers: enriched, to be indexed and fanned out.</summary>
    public const string ToPublish = "articles-to-publish";

    /// <summary>
    /// Queue of <see cref="WithdrawalRequest"/>s and of Event Grid's <c>BlobDeleted</c> events: what may have to be withdrawn.
    /// </summary>
    public const string ToWithdraw = "articles-to-withdraw";

    /// <summary>Queue of articles to reprocess: of its own, so that it never stands before a new drop.</summary>
    public const string ToReprocess = "articles-to-reprocess";

    /// <summary>Table: messages that no stage could take, kept with the reason.</summary>
    public const string Poison = "poison";

    /// <summary>Table: the ledger.</summary>
    public const string Ledger = "articles";

    /// <summary>
    /// Table: which articles a file that holds several has given, one row each; and by what ids articles' wire items are known.
    /// </summary>
    public const string Parts = "articleparts";

    /// <summary>Table: the fingerprints of all articles, by the bands that near-duplicates share.</summary>
    public const string Fingerprints = "fingerprints";

    /// <summary>The containers.</summary>
    public static IReadOnlyList<string> Containers { get; } = [Inbox, CleanArticles, EnrichedArticles, AnalysisCache];

    /// <summary>The queues that have a trigger: all but the subscribers'.</summary>
    public static IReadOnlyList<string> TriggerQueues { get; } = [ToEnrich, ToPublish, ToWithdraw, ToReprocess];

    /// <summary>The tables.</summary>
    public static IReadOnlyList<string> Tables { get; } = [Ledger, Parts, Fingerprints, Poison];
}
