using Pipeline.Articles.Reprocessing.Finders;

namespace Pipeline.Articles.Reprocessing;

/// <summary>The results of a run, or of a preview.</summary>
public sealed record ReprocessingReport
{
    /// <summary>The maximum number of articles in <see cref="Articles"/>.</summary>
    public const int MaxNamed = 1000;

    /// <summary>True when nothing was sent.</summary>
    public bool DryRun { get; init; }

    /// <summary>How many articles were sent to be reprocessed (of a file that holds several: the file counts).</summary>
    public int Sent { get; init; }

    /// <summary>… of them because a stage had failed.</summary>
    public int Failed { get; init; }

    /// <summary>… because their pointer was lost.</summary>
    public int Stuck { get; init; }

    /// <summary>… because the event of their drop was missed.</summary>
    public int Unseen { get; init; }

    /// <summary>… because an older version made them.</summary>
    public int Stale { get; init; }

    /// <summary>… because their file is missing.</summary>
    public int Removed { get; init; }

    /// <summary>The number of missing files that were not sent, because their removals are held.</summary>
    public int Held { get; init; }

    /// <summary>… because their row or one of their documents is lost.</summary>
    public int Lost { get; init; }

    /// <summary>… because the search index differed from the ledger.</summary>
    public int Misindexed { get; init; }

    /// <summary>… because they were requested.</summary>
    public int Asked { get; init; }

    /// <summary>
    /// The number of text records that the last enrichment of the articles to enrich was billed: an estimate. Articles without an
    /// enrichment are not included.
    /// </summary>
    public int TextRecords { get; init; }

    /// <summary>When the last of them becomes visible in the queue, from the run's start, because of the rate limit.</summary>
    public TimeSpan SpreadOver { get; init; }

    /// <summary>Whether a limit ended the run before everything was checked.</summary>
    public bool HasMore { get; init; }

    /// <summary>Whether the run ended because another run continued from the same checkpoint.</summary>
    public bool Overtaken { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<ReprocessingRequest> Articles { get; init; } = [];

    internal ReprocessingReport With(Finding finding) => finding.Request is not { } request ? With(finding.IsHeld) : this with
    {
        Sent = Sent + 1,
        Failed = Failed + (request.Cause == ReprocessingCause.Failed ? 1 : 0),
        Stuck = Stuck + (request.Cause == ReprocessingCause.Stuck ? 1 : 0),
        Unseen = Unseen + (request.Cause == ReprocessingCause.Unseen ? 1 : 0),
        Stale = Stale + (request.Cause == ReprocessingCause.Stale ? 1 : 0),
        Removed = Removed + (request.Cause == ReprocessingCause.Removed ? 1 : 0),
        Lost = Lost + (request.Cause == ReprocessingCause.Lost ? 1 : 0),
        Misindexed = Misindexed + (request.Cause == ReprocessingCause.Misindexed ? 1 : 0),
        Asked = Asked + (request.Cause == ReprocessingCause.Asked ? 1 : 0),
        TextRecords = TextRecords + finding.TextRecords,
    };

    private ReprocessingReport With(bool isHeld) => isHeld ? this with { Held = Held + 1 } : this;
}
