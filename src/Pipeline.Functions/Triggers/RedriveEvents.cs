using Pipeline.Articles.Operations.Events;

namespace Pipeline.Functions.Triggers;

/// <summary>Processes the files whose events were not delivered.</summary>
public sealed class RedriveEvents(EventRedrive redrive)
{
    /// <summary>Runs each five minutes, on one instance at a time.</summary>
    [Function(nameof(RedriveEvents))]
    public Task RunAsync([TimerTrigger("30 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        redrive.RunAsync(cancellationToken);
}
