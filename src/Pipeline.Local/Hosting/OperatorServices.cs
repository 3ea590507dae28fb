using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Articles;
using Pipeline.Articles.Enrichment;
using Pipeline.Local.Commands;
using Pipeline.Local.Commands.Output;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>
/// What the operator's commands work with: the storage and the pipeline's services on it, with no host and no trigger running.
/// </summary>
internal static class OperatorServices
{
    /// <summary>Runs a command's work on them.</summary>
    public static Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken interrupted) =>
        CommandRunner.RunAsync(
        async token =>
        {
            await using var storage = await LocalStorage.StartAsync(LocalSettings.Load(), new ErrorLines(), token);
            await using var services = new ServiceCollection()
                .AddLogging()
                .AddArticlePipeline(storage.Settings)
                .AddPipelineStorage(storage.Settings)
                // Nothing is analysed here, so it does not matter which providers there are; only which features the pipeline runs.
                .RemoveAll<IValidateOptions<EnrichmentOptions>>()
                .BuildServiceProvider();
            if (storage.IsEmulator)
            {
                await services.GetRequiredService<StorageProvisioner>().EnsureCreatedAsync(token);
            }

            return await work(services, token);
        },
        interrupted);
}
