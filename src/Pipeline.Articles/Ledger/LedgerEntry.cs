using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>
/// One row of the ledger: what became of a dropped file or of one article in it. It is a record, not the authority: stages write
/// their output and send their pointer first, and the ledger last, so whatever it says has happened.
/// </summary>
public sealed record LedgerEntry
{
    /// <summary>How often the host tries a message before it gives it up: <c>maxDequeueCount</c> in host.json.</summary>
    public const int MaxTries = 5;

    /// <summary>The article.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>The file's name in the inbox; of a wire item the file that carries its newest version.</summary>
    public required string Name { get; init; }

    /// <summary>Which article of a file that holds several; null for the file itself.</summary>
    public string? Part { get; init; }

    /// <summary>
    /// The newest version known of the wire item that this is, whatever became of it; null for an article that is known by its file.
    /// </summary>
    public ItemVersion? Item { get; init; }

    /// <summary>
    /// Whether <see cref="Item"/> is a kill. It stays so when the kill's file is removed: only a version above it is published again.
    /// </summary>
    public bool IsKilled { get; init; }

    /// <summary>How far the newest revision has come.</summary>
    public required ArticleStage Stage { get; init; }

    /// <summary>When its embargo ends; null when it is under none, or under one without an end that can be read.</summary>
    public DateTimeOffset? EmbargoedUntil { get; init; }

    /// <summary>From when on it must not be published any more; null when its agency does not say, or it is not published.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The newest revision seen.</summary>
    public Revision Revision { get; init; }

    /// <summary>Counts the revisions, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>The ETag of the inbox blob that was read for this revision: the same ETag needs no second look.</summary>
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

    /// <summary>When it came into <see cref="Stage"/>, or was last tried there. The ledger sets it (<see cref="Over"/>).</summary>
    public DateTimeOffset? StageAt { get; init; }

    /// <summary>When the cleaner finished this revision, or rejected it.</summary>
    public DateTimeOffset? CleanedAt { get; init; }

    /// <summary>When enrichment of this revision finished.</summary>
    public DateTimeOffset? EnrichedAt { get; init; }

    /// <summary>When this revision was in the index and in every subscriber's queue.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>How many articles the file held (<see cref="ArticleStage.Expanded"/>).</summary>
    public int Parts { get; init; }

    /// <summary>How often the present stage was deferred or failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it was rejected, or failed last.</summary>
    public RejectionReason? Reason { get; init; }

    /// <summary>The stage that failed last (<see cref="ArticleStage.Failed"/>): the name of its function; else null.</summary>
    public string? FailedIn { get; init; }

    /// <summary>
    /// Text records (1,000 characters begun, per document and feature) that enrichment of this revision was billed for; 0 when it ran
    /// embedded.
    /// </summary>
    public int TextRecords { get; init; }

    /// <summary>
    /// The enrichment features that this revision has, with their versions (<c>Enrichment.FeatureVersions</c>); null when not enriched.
    /// </summary>
    public string? Features { get; init; }

    /// <summary>The subscriptions whose queue has this revision's event.</summary>
    public IReadOnlyList<string> Delivered { get; init; } = [];

    /// <summary>
    /// The subscriptions that hold some revision of this article: each was sent an enriched event, or is about to be, and none that
    /// withdrew it. They are written before the first event goes out, so that a crash cannot make the pipeline forget whom to tell.
    /// </summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>
    /// Other files that came with this revision of a wire item, the last first: when the file that carries it is removed, one that is still
    /// there carries it on.
    /// </summary>
    public IReadOnlyList<string> OtherFiles { get; init; } = [];

    /// <summary>When the file (for a part: the part) was first seen.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>The id that all near-duplicates of a story share; null when the text is too short to tell.</summary>
    public ArticleId? ClusterId { get; init; }

    /// <summary>The earliest article of the story, when this is a near-duplicate of it; else null.</summary>
    public ArticleId? DuplicateOf { get; init; }

    /// <summary>When it was withdrawn; null while it is not (<see cref="ArticleStage.Withdrawn"/>).</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>
    /// Whether something of an article that is no more has yet to be taken back: its documents, its place in the index, a subscriber's
    /// copy, or the articles of a file that was rejected.
    /// </summary>
    public bool IsToBeWithdrawn =>
        (Stage is ArticleStage.Withdrawn or ArticleStage.Rejected or ArticleStage.Expanded
            && (CleanETag is not null || Recipients.Count > 0))
        || (Stage is ArticleStage.Withdrawn or ArticleStage.Rejected && Parts > 0);

    /// <summary>
    /// Whether somebody has to look: it is under an embargo without an end that can be read, it has a status that is not known, or it is
    /// the notice of a kill that names no item, or none that is known by this provider, so that nothing was taken out by it.
    /// </summary>
    public bool NeedsOperator => this is { Stage: ArticleStage.Embargoed, EmbargoedUntil: null }
        || this is { Stage: ArticleStage.Rejected, Reason.Code: UnmetKills.Code }
        || (this is { Stage: ArticleStage.Rejected, IsKilled: false, Reason.Code: RejectionCodes.Killed or RejectionCodes.UnknownStatus });

    /// <summary>Whether a version of the file was read to the end.</summary>
    public bool IsRead => SourceETag is not null && Stage != ArticleStage.Failed;

    /// <summary>Whether it failed as often as the host tries: only reprocessing, or an operator, takes it up again.</summary>
    public bool IsGivenUp => Stage == ArticleStage.Failed && Attempts >= MaxTries;

    /// <summary>
    /// Whether a revision of this sequence no longer counts: there is a newer one, or the article was withdrawn or killed under the same
    /// number by somebody who did not know of it. Who wrote that revision has to take it back, or to make it anew under a greater number.
    /// </summary>
    public bool Supersedes(int sequence) => Sequence > sequence
        || (Sequence == sequence && (Stage == ArticleStage.Withdrawn || IsKilled));

    /// <summary>The versions that made this state.</summary>
    public StageVersions Versions => new(CleanerVersion, Features ?? string.Empty, PublisherVersion, IndexVersion);

    /// <summary>The row's own version, opaque; null when it is not stored yet.</summary>
    public string? ETag { get; init; }

    /// <summary>
    /// This row as the ledger stores it over <paramref name="previous"/>: what moves on, or is tried once more, starts to wait anew.
    /// </summary>
    public LedgerEntry Over(LedgerEntry? previous, DateTimeOffset now)
    {
        var stands = previous is { StageAt: not null } && previous.Stage == Stage && previous.Sequence == Sequence
            && previous.Attempts == Attempts
            && previous.Versions == Versions;
        return this with { StageAt = stands ? previous!.StageAt : now };
    }
}
