using Articles.TextAnalytics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Articles;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Operations;
using Pipeline.Local.Commands;
using Pipeline.Local.Commands.Output;
using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>The services of the operator's commands: the storage and the pipeline's services on it, without a host and triggers.</summary>
internal static class OperatorServices
{
    private const string FeaturesSetting = $"{EnrichmentOptions.Section}:{nameof(EnrichmentOptions.Features)}";

    /// <summary>Runs a command's work on them.</summary>
    public static Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken interrupted) =>
        CommandRunner.RunAsync(
        async token =>
        {
            await using var storage = await LocalStorage.StartAsync(LocalSettings.Load(), new ErrorLines(), token);
            var settings = await WithFeaturesOfHostAsync(storage, token);
            await using var services = Build(settings);
            return await work(services, token);
        },
        interrupted);

    private static ServiceProvider Build(IConfiguration settings) => new ServiceCollection()
        .AddLogging()
        .AddArticlePipeline(settings)
        .AddPipelineStorage(settings)
        // Nothing is analysed here, so it does not matter which providers there are; only which features the pipeline runs.
        .RemoveAll<IValidateOptions<EnrichmentOptions>>()
        .BuildServiceProvider();

    /// <summary>The settings with the host's features: the host's settings decide what is stale, not this shell's.</summary>
    private static async Task<IConfiguration> WithFeaturesOfHostAsync(LocalStorage storage, CancellationToken cancellationToken)
    {
        await using var services = Build(storage.Settings);
        if (storage.IsEmulator)
        {
            await services.GetRequiredService<StorageProvisioner>().EnsureCreatedAsync(cancellationToken);
        }

        var own = services.GetRequiredService<IOptions<EnrichmentOptions>>().Value.Features;
        if (await services.GetRequiredService<IHostSettings>().ReadAsync(cancellationToken) is not { Features: var text }
            || !Enum.TryParse<AnalysisFeatures>(text, out var features) || features == own)
        {
            return storage.Settings;
        }

        await Console.Error.WriteLineAsync(
            $"Enrichment__Features is {own} in this shell, but the pipeline that started last uses {features}. This command uses "
            + $"{features}. Set both to the same value, or start the pipeline with the features of this shell.");
        return new ConfigurationBuilder()
            .AddConfiguration(storage.Settings)
            .AddInMemoryCollection([KeyValuePair.Create(FeaturesSetting, (string?)text)])
            .Build();
    }
}
