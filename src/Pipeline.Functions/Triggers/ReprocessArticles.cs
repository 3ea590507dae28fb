using Pipeline.Articles.Operations;

namespace Pipeline.Functions.Triggers;

/// <summary>The schedule: reprocesses articles that are stale, failed, stuck or were never seen, and records poisoned messages.</summary>
public sealed class ReprocessArticles(ScheduledMaintenance round)
{
    /// <summary>Runs at the times of the setting <c>ReprocessSchedule</c> (NCRONTAB), on one instance at a time.</summary>
    [Function(nameof(ReprocessArticles))]
    public Task RunAsync([TimerTrigger("%ReprocessSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        round.RunAsync(cancellationToken);
}
