using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Contracts;

/// <summary>The containers, queues and tables that the stages share: part of the contract with people, crawlers and operators.</summary>
public static class StorageNames
{
    /// <summary>Container: the inbox.</summary>
    public const string Inbox = "inbox";

    /// <summary>Container: one JSON document per cleaned article, <c>{id}.json</c>.</summary>
    public const string CleanArticles = "articles-clean";

    /// <summary>Container: one JSON document per enriched article, <c>{id}.json</c>; subscribers read these.</summary>
    public const string EnrichedArticles = "articles-enriched";

    /// <summary>Container: results of metered text analytics, by hash of the text; may be emptied at any time.</summary>
    public const string AnalysisCache = "analysis-cache";

    /// <summary>Container: the last articles' places in stories, as logs that all hosts add to.</summary>
    public const string Stories = "stories";

    /// <summary>Queue of <see cref="ExpansionRequest"/>s: ranges of crawl archives, to be cleaned.</summary>
    public const string ToExpand = "archives-to-expand";

    /// <summary>Container: the inbox's events that Event Grid could not deliver; only a deployment with Event Grid has it.</summary>
    public const string DeadLetters = "event-dead-letters";

    /// <summary>Queue of <see cref="CleaningRequest"/>s: files whose cleaning failed, or whose event was not delivered.</summary>
    public const string ToClean = "articles-to-clean";

    /// <summary>Queue of pointers: cleaned, to be enriched.</summary>
    public const string ToEnrich = "articles-to-enrich";

    /// <summary>Queue of pointers: enriched, to be indexed and fanned out.</summary>
    public const string ToPublish = "articles-to-publish";

    /// <summary>
    /// Queue of <see cref="WithdrawalRequest"/>s and of Event Grid's <c>BlobDeleted</c> events: files whose articles may have to be
    /// withdrawn.
    /// </summary>
    public const string ToWithdraw = "articles-to-withdraw";

    /// <summary>Queue of events that are posted to subscribers' web addresses.</summary>
    public const string ToPost = "events-to-post";

    /// <summary>Queue of articles to reprocess: separate, so that reprocessing never delays a new drop.</summary>
    public const string ToReprocess = "articles-to-reprocess";

    /// <summary>Table: messages that no stage could process, kept with the reason.</summary>
    public const string Poison = "poison";

    /// <summary>Table: the ledger.</summary>
    public const string Ledger = "articles";

    /// <summary>
    /// Table: the articles that a file with several has given, one row each; and the recorded ids of articles' wire items.
    /// </summary>
    public const string Parts = "articleparts";

    /// <summary>Table: the ranges of crawl archives that are being cleaned, and how far each is.</summary>
    public const string Ranges = "archiveranges";

    /// <summary>Table: the fingerprints of all articles, by the bands that near-duplicates share.</summary>
    public const string Fingerprints = "fingerprints";

    /// <summary>The containers.</summary>
    public static IReadOnlyList<string> Containers { get; } = [Inbox, CleanArticles, EnrichedArticles, AnalysisCache, Stories];

    /// <summary>The queues that have a trigger: all except the subscribers'.</summary>
    public static IReadOnlyList<string> TriggerQueues { get; } = [ToExpand, ToEnrich, ToPublish, ToWithdraw, ToReprocess, ToClean, ToPost];

    /// <summary>The tables.</summary>
    public static IReadOnlyList<string> Tables { get; } = [Ledger, Parts, Ranges, Fingerprints, Poison];

    /// <summary>All of them as one text, by which a host recognizes a storage that has them.</summary>
    public static string Layout { get; } = string.Join(' ', [.. Containers, .. TriggerQueues, .. Tables]);
}
