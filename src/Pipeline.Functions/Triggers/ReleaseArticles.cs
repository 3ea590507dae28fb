using Pipeline.Articles.Publishing;

namespace Pipeline.Functions.Triggers;

/// <summary>Embargoes end: what was under them is published.</summary>
public sealed class ReleaseArticles(EmbargoRelease release)
{
    /// <summary>Runs each minute, on one instance at a time.</summary>
    [Function(nameof(ReleaseArticles))]
    public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        release.RunAsync(cancellationToken);
}
