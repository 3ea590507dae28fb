using Microsoft.Extensions.Hosting;

namespace Pipeline.Local.Hosting.Leasing;

/// <summary>
/// Lets what has begun end before the WebJobs host is stopped, which cancels every function at once. It has to be registered after that
/// host: services are stopped in reverse order.
/// </summary>
internal sealed class Draining(MessagesInHand inHand, LeaseOptions options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => inHand.DrainAsync(options.Grace, cancellationToken);
}
