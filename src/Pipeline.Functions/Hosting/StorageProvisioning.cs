using Microsoft.Extensions.Hosting;
using Pipeline.Storage;

namespace Pipeline.Functions.Hosting;

/// <summary>Creates the containers, queues and the table before the worker takes its first call; a deployment need not.</summary>
internal sealed class StorageProvisioning(StorageProvisioner provisioner) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => provisioner.EnsureCreatedAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
