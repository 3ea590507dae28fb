using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Poison;

namespace Pipeline.Web.Flow;

/// <summary>A snapshot of the flow page.</summary>
internal sealed record FlowSnapshot
{
    /// <summary>The counts.</summary>
    public required PipelineStatus Status { get; init; }

    /// <summary>The stages, in order.</summary>
    public required IReadOnlyList<FlowStage> Stages { get; init; }

    /// <summary>The cap of the day's text records; 0 for none.</summary>
    public required int DailyTextRecords { get; init; }

    /// <summary>The last cleaned, enriched or published articles, the newest first.</summary>
    public required IReadOnlyList<LedgerEntry> Newest { get; init; }

    /// <summary>The last rejected or failed articles, the newest first.</summary>
    public required IReadOnlyList<LedgerEntry> Troubled { get; init; }

    /// <summary>Poisoned messages that wait for an operator: the first of them.</summary>
    public required IReadOnlyList<PoisonRecord> Poison { get; init; }

    /// <summary>How many articles stand in a stage.</summary>
    public long Count(ArticleStage stage) => Status.Stages.Single(status => status.Stage == stage).Articles;
}
