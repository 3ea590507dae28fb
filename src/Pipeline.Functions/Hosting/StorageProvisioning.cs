using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Operations;
using Pipeline.Storage;

namespace Pipeline.Functions.Hosting;

/// <summary>
/// Creates the containers, queues and tables before the worker takes its first call; a deployment need not. What it has created it puts on
/// record with its settings, so that the next instances start with one look at that.
/// </summary>
internal sealed class StorageProvisioning(
    StorageProvisioner provisioner, IHostSettings settings, IOptions<EnrichmentOptions> enrichment) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var own = new HostSettings(enrichment.Value.Features.ToString(), StorageNames.Layout);
        if (await settings.ReadAsync(cancellationToken) != own)
        {
            await provisioner.EnsureCreatedAsync(cancellationToken);
            await settings.WriteAsync(own, cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
