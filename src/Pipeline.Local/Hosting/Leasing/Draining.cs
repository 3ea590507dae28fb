using Microsoft.Extensions.Hosting;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>
/// Lets running functions end before the WebJobs host is stopped, which cancels every function at once. Register it after that host,
/// because services are stopped in reverse order.
/// </summary>
internal sealed class Draining(MessagesInHand inHand, LeaseOptions options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => inHand.DrainAsync(options.Grace, cancellationToken);
}
