using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The real stages between doubles in memory: what storage would do, without its latency, and with its faults on demand.</summary>
internal sealed class MemoryPipeline : IDisposable
{
    private readonly IConfiguration _configuration;
    private readonly ServiceProvider _services;
    private readonly ServiceProvider _otherHost;

    public MemoryPipeline(params (string Key, string Value)[] settings)
    {
        _configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Enrichment:CoalescingDelay", (string?)"00:00:00")])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        Ledger = new MemoryLedger(Time);
        (_services, _otherHost) = (BuildHost(), BuildHost());
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public MemoryDropZone DropZone { get; } = new();

    public MemoryLedger Ledger { get; }

    public MemoryQueue Queue { get; } = new();

    public MemoryStore<CleanedArticle> Cleaned { get; } = new();

    public MemoryStore<EnrichedArticle> Enriched { get; } = new();

    public ScriptedTextAnalytics Analytics { get; } = new();

    public MemoryAnalysisCache Cache { get; } = new();

    public MemoryBudgetStore Budget { get; } = new();

    public MemoryIndex Index { get; } = new();

    public MemorySubscribers Subscribers { get; } = new();

    public CleaningStep CleaningStep => _services.GetRequiredService<CleaningStep>();

    /// <summary>The same stage in another process on the same account.</summary>
    public CleaningStep OtherHostsCleaningStep => _otherHost.GetRequiredService<CleaningStep>();

    public EnrichmentStep EnrichmentStep => _services.GetRequiredService<EnrichmentStep>();

    public PublishingStep PublishingStep => _services.GetRequiredService<PublishingStep>();

    public ReprocessingStep ReprocessingStep => _services.GetRequiredService<ReprocessingStep>();

    public ArticleAnalyzer Analyzer => _services.GetRequiredService<ArticleAnalyzer>();

    /// <summary>Takes every visible pointer through its stage until none is left; deferred ones stay.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (Queue.Sent.FindIndex(message => message.Delay == TimeSpan.Zero) is var next and >= 0)
        {
            var (queue, pointer, _) = Queue.Sent[next];
            Queue.Sent.RemoveAt(next);
            await (queue == StorageNames.ToEnrich
                ? EnrichmentStep.RunAsync(pointer, cancellationToken)
                : PublishingStep.RunAsync(pointer, cancellationToken));
        }
    }

    /// <summary>Lets simulated time go on in steps until the work is done; a second of real time is the most that a step may take to be done with.</summary>
    public async Task AdvanceUntilAsync(Task work, TimeSpan step)
    {
        for (var steps = 0; !work.IsCompleted; steps++)
        {
            steps.ShouldBeLessThan(10_000, "The work does not end.");
            Time.Advance(step);
            await Task.WhenAny(work, Task.Delay(1));
        }

        await work;
    }

    public void Dispose()
    {
        _services.Dispose();
        _otherHost.Dispose();
    }

    private ServiceProvider BuildHost()
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddLogging()
            .AddArticlePipeline(_configuration)
            .AddSingleton<IDropZone>(DropZone)
            .AddSingleton<ILedger>(Ledger)
            .AddSingleton<ILedgerQueries>(Ledger)
            .AddSingleton<IPointerQueue>(Queue)
            .AddSingleton<IDocumentStore<CleanedArticle>>(Cleaned)
            .AddSingleton<IDocumentStore<EnrichedArticle>>(Enriched)
            .AddSingleton<IAnalysisCache>(Cache)
            .AddSingleton<IBudgetStore>(Budget)
            .AddSingleton<ISearchIndex>(Index)
            .AddSingleton<ISubscriberQueues>(Subscribers);
        Analytics.Register(services);
        return services.BuildServiceProvider();
    }
}
