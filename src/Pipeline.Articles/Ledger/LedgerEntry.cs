using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>
/// One row of the ledger: the state of a dropped file or of one article in it. It is a record, not the authority: stages write their output
/// and send their pointer first, and the ledger last, so everything that it says has happened.
/// </summary>
public sealed record LedgerEntry
{
    /// <summary>The number of tries before the host gives up a message: <c>maxDequeueCount</c> in host.json.</summary>
    public const int MaxTries = 5;

    /// <summary>The article.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>The file's name in the inbox; for a wire item, the file that carries its newest version.</summary>
    public required string Name { get; init; }

    /// <summary>Which article of a file that holds several; null for the file itself.</summary>
    public string? Part { get; init; }

    /// <summary>
    /// The newest known version of the wire item, whatever happened to it; null for an article that is identified by its file.
    /// </summary>
    public ItemVersion? Item { get; init; }

    /// <summary>
    /// Whether <see cref="Item"/> is a kill. It stays true when the kill's file is removed: only a version above the kill is published
    /// again.
    /// </summary>
    public bool IsKilled { get; init; }

    /// <summary>The stage that the newest revision has reached.</summary>
    public required ArticleStage Stage { get; init; }

    /// <summary>When its embargo ends; null if there is no embargo, or its end cannot be read.</summary>
    public DateTimeOffset? EmbargoedUntil { get; init; }

    /// <summary>When the article expires and must be withdrawn; null if its agency does not say, or it is not published.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The newest revision seen.</summary>
    public Revision Revision { get; init; }

    /// <summary>Counts the revisions, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>The ETag of the inbox blob that was read for this revision: a blob with the same ETag is not read again.</summary>
    public string? SourceETag { get; init; }

    /// <summary>The ETag of the cleaned document that this row was written after.</summary>
    public string? CleanETag { get; init; }

    /// <summary>The headline, for lists.</summary>
    public string? Title { get; init; }

    /// <summary>The cleaner's version; 0 when not cleaned.</summary>
    public int CleanerVersion { get; init; }

    /// <summary>The enricher's version; 0 when not enriched.</summary>
    public int EnricherVersion { get; init; }

    /// <summary>The publisher's version; 0 when not published.</summary>
    public int PublisherVersion { get; init; }

    /// <summary>The version of what publishing wrote to the search index; 0 when not published.</summary>
    public int IndexVersion { get; init; }

    /// <summary>When the article reached <see cref="Stage"/>, or was last tried there. The ledger sets it (<see cref="Over"/>).</summary>
    public DateTimeOffset? StageAt { get; init; }

    /// <summary>When the cleaner finished this revision, or rejected it.</summary>
    public DateTimeOffset? CleanedAt { get; init; }

    /// <summary>When enrichment of this revision finished.</summary>
    public DateTimeOffset? EnrichedAt { get; init; }

    /// <summary>When this revision was in the index and in every subscriber's queue.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>How many articles the file held (<see cref="ArticleStage.Expanded"/>).</summary>
    public int Parts { get; init; }

    /// <summary>
    /// How many records of the web archives in the file (WACZ, HAR) hold no page, by kind; <see cref="Contents"/> has those of a crawl archive.
    /// </summary>
    public IReadOnlyDictionary<string, long> Omitted { get; init; } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>What a crawl archive holds, as far as it has been read; null for any other file, and for an article.</summary>
    public ArchiveContents? Contents { get; init; }

    /// <summary>How often the current stage was deferred or failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it was rejected, or failed last.</summary>
    public RejectionReason? Reason { get; init; }

    /// <summary>The stage that failed last (<see cref="ArticleStage.Failed"/>): the name of its function; else null.</summary>
    public string? FailedIn { get; init; }

    /// <summary>
    /// Text records (per started 1,000 characters, document and feature) that enrichment of this revision was billed; 0 if it ran embedded.
    /// </summary>
    public int TextRecords { get; init; }

    /// <summary>
    /// The enrichment features that this revision has, with their versions (<c>Enrichment.FeatureVersions</c>); null when not enriched.
    /// </summary>
    public string? Features { get; init; }

    /// <summary>The subscriptions whose queue has this revision's event.</summary>
    public IReadOnlyList<string> Delivered { get; init; } = [];

    /// <summary>
    /// The subscriptions that hold some revision of this article: each was sent, or will be sent, an enriched event, and no withdrawal
    /// after it. They are written before the first event is sent, so that after a crash the pipeline still knows whom to tell.
    /// </summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>
    /// Other files that came with this revision of a wire item or page, the last first, and archives with older captures of it behind them:
    /// when the file that carries it is removed, one that is still there carries it on.
    /// </summary>
    public IReadOnlyList<OtherFile> OtherFiles { get; init; } = [];

    /// <summary>When the file (for a part: the part) was first seen.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>The id that all near-duplicates of a text share; null when the text is too short to tell.</summary>
    public ArticleId? ClusterId { get; init; }

    /// <summary>The earliest of the near-duplicates, when this is another; else null.</summary>
    public ArticleId? DuplicateOf { get; init; }

    /// <summary>The story: the id that articles about one event share; null when there is none.</summary>
    public ArticleId? StoryId { get; init; }

    /// <summary>Whether the story began with this article, or was known when it came; null without a story.</summary>
    public StoryState? Story { get; init; }

    /// <summary>When it was withdrawn; null while it is not (<see cref="ArticleStage.Withdrawn"/>).</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>
    /// Whether the withdrawal of a withdrawn or rejected article is unfinished: its documents, its index entry, a subscriber's copy, or the
    /// articles of a rejected file remain.
    /// </summary>
    public bool IsToBeWithdrawn =>
        (Stage is ArticleStage.Withdrawn or ArticleStage.Rejected or ArticleStage.Expanded
            && (CleanETag is not null || Recipients.Count > 0))
        || (Stage is ArticleStage.Withdrawn or ArticleStage.Rejected && (Parts > 0 || Contents is not null));

    /// <summary>
    /// Whether an operator has to look at the article: its embargo has no readable end, its status is unknown, or it is a kill that names
    /// no item, or no known item of this provider, so that nothing was taken out.
    /// </summary>
    public bool NeedsOperator => this is { Stage: ArticleStage.Embargoed, EmbargoedUntil: null }
        || this is { Stage: ArticleStage.Rejected, Reason.Code: UnmetKills.Code }
        || (this is { Stage: ArticleStage.Rejected, IsKilled: false, Reason.Code: RejectionCodes.Killed or RejectionCodes.UnknownStatus });

    /// <summary>Whether a version of the file was read to the end.</summary>
    public bool IsRead => SourceETag is not null && Stage != ArticleStage.Failed;

    /// <summary>Whether it is a crawl archive whose pages are being cleaned, also after a failed attempt.</summary>
    public bool IsExpanding => Stage == ArticleStage.Expanding || this is { Stage: ArticleStage.Failed, FailedIn: ExpansionStep.Stage };

    /// <summary>
    /// Whether the run that wrote this row is to finish the article itself: no queue has a pointer to it.
    /// </summary>
    public bool IsDirect { get; init; }

    /// <summary>Whether it failed as often as the host tries: only reprocessing, or an operator, tries it again.</summary>
    public bool IsGivenUp => Stage == ArticleStage.Failed && Attempts >= MaxTries;

    /// <summary>
    /// Whether a revision of this sequence no longer counts: there is a newer one, or the article was withdrawn or killed under the same
    /// number by a run that did not know of it. The writer of the revision must withdraw it, or write it again under a greater number.
    /// </summary>
    public bool Supersedes(int sequence) => Sequence > sequence
        || (Sequence == sequence && (Stage == ArticleStage.Withdrawn || IsKilled));

    /// <summary>The versions that made this state.</summary>
    public StageVersions Versions => new(CleanerVersion, Features ?? string.Empty, PublisherVersion, IndexVersion);

    /// <summary>The row's own version, opaque; null when it is not stored yet.</summary>
    public string? ETag { get; init; }

    /// <summary>The changes in this row that are not stored yet; null for none. No row that the ledger returns has any.</summary>
    [JsonIgnore]
    public UnsavedChange? Unsaved { get; init; }

    /// <summary>
    /// This row as the ledger stores it over <paramref name="previous"/>: when an article reaches another stage, or is tried again, its
    /// waiting time restarts.
    /// </summary>
    public LedgerEntry Over(LedgerEntry? previous, DateTimeOffset now)
    {
        var stands = previous is { StageAt: not null } && previous.Stage == Stage && previous.Sequence == Sequence
            && previous.Attempts == Attempts
            && previous.Contents?.Records == Contents?.Records
            && previous.Versions == Versions;
        return this with { StageAt = stands ? previous!.StageAt : now };
    }
}
