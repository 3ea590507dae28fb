using System.Text.Json.Serialization;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>The stage that an article's newest revision has reached. The order of the first three is the order of the stages.</summary>
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
    /// Not an article, or an article that no stage can process: <see cref="LedgerEntry.Reason"/> says why. The original stays in the inbox.
    /// </summary>
    Rejected = 5,

    /// <summary>A stage failed, for a reason that may be temporary; see <see cref="LedgerEntry.Reason"/>. It is tried again.</summary>
    Failed = 6,

    /// <summary>
    /// Its file was removed from the inbox, or is no longer a separate article. The row stays, so that a later drop continues the sequence.
    /// </summary>
    Withdrawn = 7,

    /// <summary>
    /// Enriched, and under an embargo: published when the embargo ends (<see cref="LedgerEntry.EmbargoedUntil"/>), or by an operator if its
    /// end cannot be read. <see cref="LedgerEntry.Reason"/> names the field that states the embargo.
    /// </summary>
    Embargoed = 8,

    /// <summary>
    /// A crawl archive whose pages are being cleaned, in ranges of records; <see cref="LedgerEntry.Contents"/> says how far. Each article
    /// has an entry of its own.
    /// </summary>
    Expanding = 9,
}
