using System.Text.Json.Serialization;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>How far an article's newest revision has come. The order of the first three is the order of the stages.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArticleStage>))]
public enum ArticleStage
{
    /// <summary>Cleaned; its pointer is in <see cref="StorageNames.ToEnrich"/>.</summary>
    Cleaned = 1,

    /// <summary>Enriched; its pointer is in <see cref="StorageNames.ToPublish"/>.</summary>
    Enriched = 2,

    /// <summary>In the search index and in every matching subscriber's queue.</summary>
    Published = 3,

    /// <summary>The file held several articles; each has an entry of its own.</summary>
    Expanded = 4,

    /// <summary>
    /// Not an article, or one that no stage can take: <see cref="LedgerEntry.Reason"/> says why. The original stays in the inbox.
    /// </summary>
    Rejected = 5,

    /// <summary>A stage failed for a reason that may pass; <see cref="LedgerEntry.Reason"/> says which. It is tried again.</summary>
    Failed = 6,

    /// <summary>
    /// Its file was removed from the inbox, or no longer is an article of its own. The row stays, so that a later drop's sequence goes on
    /// rising.
    /// </summary>
    Withdrawn = 7,

    /// <summary>
    /// Enriched, and under an embargo: published when that ends (<see cref="LedgerEntry.EmbargoedUntil"/>), by an operator's doing where it
    /// has no end that can be read. <see cref="LedgerEntry.Reason"/> says which field says so.
    /// </summary>
    Embargoed = 8,
}
