using Pipeline.Articles.Publishing;

namespace Pipeline.Functions.Triggers;

/// <summary>Publishes articles whose embargo has ended, and withdraws expired ones.</summary>
public sealed class ReleaseArticles(EmbargoRelease release, ItemExpiry expiry)
{
    /// <summary>Runs each minute, on one instance at a time.</summary>
    [Function(nameof(ReleaseArticles))]
    public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await expiry.RunAsync(cancellationToken);
        await release.RunAsync(cancellationToken);
    }
}
