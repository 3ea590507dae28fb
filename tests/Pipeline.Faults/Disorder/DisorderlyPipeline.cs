using Articles.TextAnalytics.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Withdrawing;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Searching;
using Pipeline.Faults.Running;
using Pipeline.Search;
using Pipeline.Storage;

namespace Pipeline.Faults.Disorder;

/// <summary>
/// The real stages on the real storage and index, in this process, with a clock that jumps and queues without order. Several workers
/// deliver at once.
/// </summary>
internal sealed class DisorderlyPipeline : IAsyncDisposable
{
    private const int Workers = 4;
    private const int MaxTries = 50;

    private readonly ServiceProvider _services;

    /// <param name="station">Where it runs.</param>
    /// <param name="seed">Of everything that is random.</param>
    /// <param name="connectionString">Where the storage answers; null for the station's.</param>
    /// <param name="index">Puts something between the stages and the index; null for nothing.</param>
    public DisorderlyPipeline(Station station, int seed, string? connectionString = null, Func<ISearchIndex, ISearchIndex>? index = null)
    {
        Clock = new JumpingClock(new Random(seed));
        Queues = new DisorderedQueues(new Random(seed + 1));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(station.Settings)
            // One article at a time goes directly; the others have messages that can come late, twice and in any order.
            .AddInMemoryCollection([KeyValuePair.Create("Handover:MaxArticles", (string?)"1")])
            .AddInMemoryCollection(connectionString is null ? [] : [KeyValuePair.Create("ArticleStorage", (string?)connectionString)])
            .Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddArticlePipeline(configuration)
            .AddTextAnalytics<EmbeddedTextAnalytics>(FeatureProviders.Embedded)
            .UseTextAnalyses(FeatureProviders.Embedded)
            .AddPipelineStorage(configuration)
            .AddSearchIndex(configuration)
            .AddSingleton<IPointerQueue>(Queues)
            .AddSingleton<IWithdrawalQueue>(Queues)
            .AddSingleton<IReprocessingQueue>(Queues);
        if (index is not null)
        {
            var inner = services.Last(service => service.ServiceType == typeof(ISearchIndex)).ImplementationFactory!;
            services.AddSingleton(provider => index((ISearchIndex)inner(provider)));
        }

        _services = services.BuildServiceProvider();
    }

    public JumpingClock Clock { get; }

    public DisorderedQueues Queues { get; }

    /// <summary>A file was dropped, or is said to have been.</summary>
    public Task TellOfDropAsync(string name, CancellationToken cancellationToken) =>
        TryAsync(() => _services.GetRequiredService<CleaningStep>().RunAsync(name, cancellationToken));

    /// <summary>A file was removed, or is said to have been.</summary>
    public Task TellOfRemovalAsync(string name, CancellationToken cancellationToken) =>
        Queues.SendAsync(new WithdrawalRequest(name), TimeSpan.Zero, cancellationToken);

    /// <summary>One scheduled round, and what it sends.</summary>
    /// <returns>What it found.</returns>
    public async Task<ReprocessingReport> RunRoundAsync(CancellationToken cancellationToken)
    {
        var report = await _services.GetRequiredService<ReprocessingStep>().RunAsync(ReprocessingSelection.Schedule, cancellationToken);
        await DeliverAsync(cancellationToken);
        return report;
    }

    /// <summary>Delivers until nothing waits.</summary>
    public Task DeliverAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
    {
        while (Queues.Take() is { } message)
        {
            await RunAsync(message, cancellationToken);
        }
    }));

    /// <summary>Delivers everything that was ever delivered once more, in any order.</summary>
    public async Task DeliverLateAsync(CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            Queues.Late(), new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken },
            async (message, token) => await RunAsync(message, token));
        await DeliverAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Task RunAsync(DisorderedQueues.Message message, CancellationToken cancellationToken) => TryAsync(() => message switch
    {
        { Again: { } request } => _services.GetRequiredService<ReprocessArticleStep>().RunAsync(request, cancellationToken),
        { Request: { } request } => _services.GetRequiredService<WithdrawalStep>().RunAsync(request, cancellationToken),
        { Queue: StorageNames.ToEnrich, Pointer: { } pointer } =>
            _services.GetRequiredService<EnrichmentStep>().RunAsync(pointer, cancellationToken),
        { Pointer: { } pointer } => _services.GetRequiredService<PublishingStep>().RunAsync(pointer, cancellationToken),
        _ => Task.CompletedTask,
    });

    /// <summary>As the host does: what fails comes again.</summary>
    private static async Task TryAsync(Func<Task> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException && attempt < MaxTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }
}
