using Articles.TextAnalytics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Publishing.Withdrawing;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Reprocessing.Finders;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>
/// The real stages, once for each message that is under way: as if each ran on a host of its own, so that none waits inside a process for
/// another.
/// </summary>
internal sealed class Stages : IDisposable
{
    private readonly List<ServiceProvider> _hosts = [];
    private readonly Stack<ServiceProvider> _direct = new();
    private readonly Stack<ServiceProvider> _queued = new();
    private readonly Way _way;

    public Stages(Way way)
    {
        _way = way;
        Ports = new WorldPorts(Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public WorldPorts Ports { get; }

    /// <summary>Starts what a message asks for.</summary>
    public Actor Start(Message message) => Actor.Start(message, RunAsync);

    /// <summary>One night: what the schedule finds goes round; each run ends before the next begins.</summary>
    public async Task RunRoundAsync(CancellationToken cancellationToken)
    {
        Time.Advance(TimeSpan.FromHours(24));
        var free = _way == Way.Queued ? _queued : _direct;
        var host = Take(free);
        await host.GetRequiredService<ReprocessingStep>().RunAsync(ReprocessingSelection.Schedule, cancellationToken);
        foreach (var request in Ports.World.Rounds.ToList())
        {
            await host.GetRequiredService<ReprocessArticleStep>().RunAsync(request, cancellationToken);
        }

        Ports.World.Rounds.Clear();
        free.Push(host);
        await DrainAsync(cancellationToken);
    }

    /// <summary>Runs over every message, one after the other.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (Ports.World.Sent.TryDequeue(out var message))
        {
            await RunAsync(message, cancellationToken);
        }
    }

    public void Dispose() => _hosts.ForEach(host => host.Dispose());

    private async Task RunAsync(Message message, CancellationToken cancellationToken)
    {
        // Of two runs over a file, the first goes directly and the second through the queues.
        var isQueued = _way == Way.Queued || (_way == Way.Mixed && message.Queue == Message.Drops && Ports.World.CleaningRuns++ % 2 == 1);
        var free = isQueued ? _queued : _direct;
        var host = Take(free);
        try
        {
            await (message switch
            {
                { Request: { } request } => host.GetRequiredService<WithdrawalStep>().RunAsync(request, cancellationToken),
                { Queue: Message.Drops } => host.GetRequiredService<CleaningStep>().RunAsync(World.Name, cancellationToken),
                { Queue: StorageNames.ToEnrich, Pointer: { } pointer } =>
                    host.GetRequiredService<EnrichmentStep>().RunAsync(pointer, cancellationToken),
                _ => host.GetRequiredService<PublishingStep>().RunAsync(message.Pointer!, cancellationToken),
            });
        }
        finally
        {
            lock (_hosts)
            {
                free.Push(host);
            }
        }
    }

    private ServiceProvider Take(Stack<ServiceProvider> free)
    {
        lock (_hosts)
        {
            if (free.TryPop(out var host))
            {
                return host;
            }
        }

        var made = Build(free == _direct ? "16" : "0");
        _hosts.Add(made);
        return made;
    }

    private ServiceProvider Build(string maxDirect)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Enrichment:Features"] = "None",
                ["Handover:MaxArticles"] = maxDirect,
                // A host serves many schedules, which must not depend on each other.
                ["Handover:Pause"] = "00:00:00",
                ["Stories:FindStories"] = "false",
                ["Subscriptions:0:Name"] = "all",
                ["Subscriptions:0:Queue"] = "all",
            })
            .Build();
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddLogging()
            .AddSingleton(new CleanerVersion(ArticleExtractor.RulesVersion))
            .AddArticlePipeline(configuration)
            .AddSingleton<IInboxReader>(Ports)
            .AddSingleton<IInboxListing>(Ports)
            .AddSingleton<IReprocessingQueue>(Ports)
            .AddSingleton<ICheckpointStore>(Ports)
            .AddSingleton<IQueueDepths>(Ports)
            .AddSingleton<ILedger>(Ports)
            .AddSingleton<ILedgerQueries>(Ports)
            .AddSingleton<IStoredArticles>(Ports)
            .AddSingleton<IPointerQueue>(Ports)
            .AddSingleton<IWithdrawalQueue>(Ports)
            .AddSingleton<ISearchIndex>(Ports)
            .AddSingleton<ISubscriberQueues>(Ports)
            .AddSingleton<IWebhookQueue>(Ports)
            .AddSingleton<IDocumentStore<CleanedArticle>>(
                new WorldStore<CleanedArticle>(Ports, world => world.Cleaned, (world, stored) => world.Cleaned = stored))
            .AddSingleton<IDocumentStore<EnrichedArticle>>(
                new WorldStore<EnrichedArticle>(Ports, world => world.Enriched, (world, stored) => world.Enriched = stored))
            .AddSingleton<IAnalysisCache>(new MemoryAnalysisCache())
            .AddSingleton<IBudgetStore>(new MemoryBudgetStore())
            .AddSingleton<IFingerprintIndex>(new MemoryFingerprints())
            .AddSingleton<IStoryLog>(new MemoryStoryLog())
            .AddSingleton<IStorySketches, PlainSketches>()
            .AddSingleton<IArticleParts>(new MemoryParts(new WriteBudget()))
            .AddSingleton<IArchiveRanges>(new MemoryArchiveRanges(new WriteBudget()))
            .AddSingleton<IExpansionQueue>(new MemoryExpansions(new WriteBudget()))
            .AddSingleton<IItemNames>(new MemoryItemNames(new WriteBudget()))
            .AddSingleton<IFormerRevisions>(new MemoryFormerRevisions(new MemoryStore<CleanedArticle>(new WriteBudget())))
            .AddSingleton<IHeldRemovals>(new MemoryHeldRemovals());
        new ScriptedTextAnalytics().Register(services);
        return services.BuildServiceProvider();
    }
}
