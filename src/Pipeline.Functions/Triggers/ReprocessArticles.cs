using Pipeline.Articles.Reprocessing;

namespace Pipeline.Functions.Triggers;

/// <summary>The schedule: what is stale, failed, stuck or was never seen goes round again.</summary>
public sealed class ReprocessArticles(ReprocessingStep step)
{
    /// <summary>Runs at the times of the setting <c>ReprocessSchedule</c> (NCRONTAB), on one instance at a time.</summary>
    [Function(nameof(ReprocessArticles))]
    public Task RunAsync([TimerTrigger("%ReprocessSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        step.RunAsync(ReprocessingSelection.Schedule, cancellationToken);
}
