using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Operations;
using Pipeline.Storage;

namespace Pipeline.Functions.Hosting;

/// <summary>
/// Creates the containers, queues and the table before the worker takes its first call; a deployment need not. Then it records its settings
/// for the commands.
/// </summary>
internal sealed class StorageProvisioning(
    StorageProvisioner provisioner, IHostSettings settings, IOptions<EnrichmentOptions> enrichment) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await provisioner.EnsureCreatedAsync(cancellationToken);
        await settings.WriteFeaturesAsync(enrichment.Value.Features.ToString(), cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
