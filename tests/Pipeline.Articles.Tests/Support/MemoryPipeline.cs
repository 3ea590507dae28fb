using System.Text;
using Articles.TextAnalytics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Operations.Listing;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Publishing.Withdrawing;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Articles.Removals;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Reprocessing.Finders;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Stories;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The real stages between doubles in memory: what storage would do, without its latency, and with its faults on demand.</summary>
internal sealed class MemoryPipeline : IDisposable
{
    /// <summary>The setting for tests that look between the stages: each article goes through every queue.</summary>
    public static readonly (string Key, string Value) Queued = ("Handover:MaxArticles", "0");

    private readonly IConfigurationRoot _configuration;
    private ServiceProvider _services;
    private readonly ServiceProvider _otherHost;

    public MemoryPipeline(params (string Key, string Value)[] settings)
    {
        _configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                KeyValuePair.Create("Enrichment:CoalescingDelay", (string?)"00:00:00"),
                KeyValuePair.Create("Stories:FindStories", (string?)"true"),
            ])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        Inbox = new MemoryInbox(Time);
        Ledger = new MemoryLedger(Time, Writes);
        Queue = new MemoryQueue(Writes);
        Rounds = new MemoryRounds(Writes);
        Cleaned = new MemoryStore<CleanedArticle>(Writes);
        Enriched = new MemoryStore<EnrichedArticle>(Writes);
        Stored = new MemoryStoredArticles(Ledger, Cleaned, Enriched);
        Index = new MemoryIndex(Writes);
        Subscribers = new MemorySubscribers(Writes);
        ToPost = new MemoryWebhookQueue(Writes);
        Withdrawals = new MemoryWithdrawals(Writes);
        ToClean = new MemoryCleaningQueue(Writes);
        Fingerprints = new MemoryFingerprints(Writes);
        Stories = new MemoryStoryLog(Writes);
        Parts = new MemoryParts(Writes);
        Ranges = new MemoryArchiveRanges(Writes);
        Expansions = new MemoryExpansions(Writes);
        Items = new MemoryItemNames(Writes);
        Former = new MemoryFormerRevisions(Cleaned);
        Cleaned.Deleted = Former.Delete;
        HeldRemovals = new MemoryHeldRemovals();
        (_services, _otherHost) = (BuildHost(), BuildHost());
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    /// <summary>How many writes the process makes before it dies.</summary>
    public WriteBudget Writes { get; } = new();

    public MemoryInbox Inbox { get; }

    public MemoryRounds Rounds { get; }

    public MemoryLedger Ledger { get; }

    public MemoryQueue Queue { get; }

    public MemoryStore<CleanedArticle> Cleaned { get; }

    public MemoryStore<EnrichedArticle> Enriched { get; }

    public MemoryStoredArticles Stored { get; }

    public ScriptedTextAnalytics Analytics { get; } = new();

    public MemoryAnalysisCache Cache { get; } = new();

    public MemoryBudgetStore Budget { get; } = new();

    public MemoryIndex Index { get; }

    public MemorySubscribers Subscribers { get; }

    public MemoryWebhookQueue ToPost { get; }

    public WebhookStep WebhookStep => _services.GetRequiredService<WebhookStep>();

    public MemoryWithdrawals Withdrawals { get; }

    public MemoryCleaningQueue ToClean { get; }

    public MemoryFingerprints Fingerprints { get; }

    public MemoryStoryLog Stories { get; }

    public MemoryParts Parts { get; }

    public MemoryArchiveRanges Ranges { get; }

    public MemoryExpansions Expansions { get; }

    public MemoryItemNames Items { get; }

    public MemoryFormerRevisions Former { get; }

    public MemoryHeldRemovals HeldRemovals { get; }

    public RemovalGuard RemovalGuard => _services.GetRequiredService<RemovalGuard>();

    public HeldRemovalOperations Removals => _services.GetRequiredService<HeldRemovalOperations>();

    public CleaningRetry CleaningRetry => _services.GetRequiredService<CleaningRetry>();

    public CleaningStep CleaningStep => _services.GetRequiredService<CleaningStep>();

    /// <summary>The same stage in another process on the same account.</summary>
    public CleaningStep OtherHostsCleaningStep => _otherHost.GetRequiredService<CleaningStep>();

    /// <summary>The last stage in another process on the same account.</summary>
    public WithdrawalStep OtherHostsWithdrawalStep => _otherHost.GetRequiredService<WithdrawalStep>();

    public ExpansionStep ExpansionStep => _services.GetRequiredService<ExpansionStep>();

    /// <summary>The step that cleans ranges of archives, in another process on the same account.</summary>
    public ExpansionStep OtherHostsExpansionStep => _otherHost.GetRequiredService<ExpansionStep>();

    public EnrichmentStep EnrichmentStep => _services.GetRequiredService<EnrichmentStep>();

    public PublishingStep PublishingStep => _services.GetRequiredService<PublishingStep>();

    public WithdrawalStep WithdrawalStep => _services.GetRequiredService<WithdrawalStep>();

    public EmbargoRelease Release => _services.GetRequiredService<EmbargoRelease>();

    public ItemExpiry Expiry => _services.GetRequiredService<ItemExpiry>();

    public IndexReconciler Reconciler => _services.GetRequiredService<IndexReconciler>();

    public ReprocessingStep ReprocessingStep => _services.GetRequiredService<ReprocessingStep>();

    public ReprocessArticleStep ReprocessArticleStep => _services.GetRequiredService<ReprocessArticleStep>();

    /// <summary>What re-processing logs.</summary>
    public CollectingLogger<ReprocessingStep> ReprocessingLog { get; } = new();

    public SourcePreviewReader Originals => _services.GetRequiredService<SourcePreviewReader>();

    public ArticleLookup Report => ActivatorUtilities.CreateInstance<ArticleLookup>(_services, new MemoryPoisonStore());

    public RevisionComparer Revisions => _services.GetRequiredService<RevisionComparer>();

    /// <summary>The operator's API with the routes that are about articles; those about operations have no services.</summary>
    public OperatorApi Api => new(
        null!, Report, Revisions, ReprocessingStep, null!, null!, Removals, null!, _services.GetServices<IApiRoutes>(),
        NullLogger<OperatorApi>.Instance);

    public ArticleListing Listing => _services.GetRequiredService<ArticleListing>();

    public SentEvents SentEvents => _services.GetRequiredService<SentEvents>();

    public ArticleAnalyzer Analyzer => _services.GetRequiredService<ArticleAnalyzer>();

    /// <summary>Takes every visible pointer and request through its stage until none is left; deferred ones stay.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => DrainAsync(_services, cancellationToken);

    /// <summary>As <see cref="DrainAsync(CancellationToken)"/>, in another process on the same account.</summary>
    public Task DrainOnOtherHostAsync(CancellationToken cancellationToken) => DrainAsync(_otherHost, cancellationToken);

    private async Task DrainAsync(ServiceProvider host, CancellationToken cancellationToken)
    {
        do
        {
            while (Expansions.TryTake(out var range))
            {
                await host.GetRequiredService<ExpansionStep>().RunAsync(range, cancellationToken);
            }

            await DrainPointersAsync(host, cancellationToken);
            while (Withdrawals.TryTake(out var request))
            {
                await host.GetRequiredService<WithdrawalStep>().RunAsync(request, cancellationToken);
            }
        }
        while (Queue.Sent.Exists(message => message.Delay == TimeSpan.Zero)
            || Expansions.Sent.Exists(message => message.Delay == TimeSpan.Zero));
    }

    /// <summary>Rejects a crawl archive as another range of it does that is over a limit.</summary>
    public Task RejectArchiveAsync(LedgerEntry row, CancellationToken cancellationToken) =>
        _otherHost.GetRequiredService<ArchiveCompletion>().RejectAsync(
            row, new RejectionReason(RejectionCodes.ArchiveTooLarge, "It expands to more than 50 times its size."), cancellationToken);

    /// <summary>Drops a file and takes it the whole way.</summary>
    public Task DropAsync(string name, string content, CancellationToken cancellationToken) =>
        DropAsync(name, Encoding.UTF8.GetBytes(content), cancellationToken);

    /// <inheritdoc cref="DropAsync(string, string, CancellationToken)"/>
    public async Task DropAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        Inbox.Drop(name, content);
        await CleaningStep.RunAsync(name, cancellationToken);
        await DrainAsync(cancellationToken);
    }

    /// <summary>Removes a file and does what the message about it asks for.</summary>
    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        Inbox.Remove(name);
        await WithdrawalStep.RunAsync(new WithdrawalRequest(name), cancellationToken);
        await DrainAsync(cancellationToken);
    }

    private async Task DrainPointersAsync(ServiceProvider host, CancellationToken cancellationToken)
    {
        while (Queue.Sent.FindIndex(message => message.Delay == TimeSpan.Zero) is var next and >= 0)
        {
            var (queue, pointer, _) = Queue.Sent[next];
            Queue.Sent.RemoveAt(next);
            await (queue == StorageNames.ToEnrich
                ? host.GetRequiredService<EnrichmentStep>().RunAsync(pointer, cancellationToken)
                : host.GetRequiredService<PublishingStep>().RunAsync(pointer, cancellationToken));
        }
    }

    /// <summary>
    /// Lets simulated time go on in steps until the work is done; a second of real time is the most that a step may take to be done with.
    /// </summary>
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

    /// <summary>Takes every request to reprocess, and then every pointer, whatever its delay.</summary>
    public async Task RepeatAsync(CancellationToken cancellationToken)
    {
        while (Rounds.Sent is [var (request, _), ..])
        {
            Rounds.Sent.RemoveAt(0);
            await ReprocessArticleStep.RunAsync(request, cancellationToken);
        }

        await DrainAsync(cancellationToken);
    }

    /// <summary>Goes on with a cleaner of another version, as after a deployment.</summary>
    public void Deploy(int cleanerVersion)
    {
        _services.Dispose();
        _services = BuildHost(new CleanerVersion(cleanerVersion));
    }

    /// <summary>Changes settings under the running host, which reads its subscriptions again.</summary>
    public void Change(params (string Key, string Value)[] settings)
    {
        foreach (var (key, value) in settings)
        {
            _configuration[key] = value;
        }

        _configuration.Reload();
        Time.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Goes on with another value of a setting, as after a restart.</summary>
    public void Configure(string key, string value)
    {
        _configuration[key] = value;
        _services.Dispose();
        _services = BuildHost();
    }

    public void Dispose()
    {
        // Polly waits for requests under way, by the simulated clock.
        var disposing = Task.Run(() =>
        {
            _services.Dispose();
            _otherHost.Dispose();
        });
        while (!disposing.Wait(TimeSpan.FromMilliseconds(5)))
        {
            Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private ServiceProvider BuildHost(CleanerVersion? cleaner = null)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddLogging()
            .AddSingleton<ILogger<ReprocessingStep>>(ReprocessingLog)
            .AddSingleton(cleaner ?? new CleanerVersion(1))
            .AddSingleton(new ExpansionLimits { RangePages = 10, CheckpointPages = 4 })
            .AddArticlePipeline(_configuration)
            .AddSingleton<IInboxReader>(Inbox)
            .AddSingleton<IInboxListing>(Inbox)
            .AddSingleton<IInboxWriter>(Inbox)
            .AddSingleton<IReprocessingQueue>(Rounds)
            .AddSingleton<ICheckpointStore>(Rounds)
            .AddSingleton<IQueueDepths>(Queue)
            .AddSingleton<ILedger>(Ledger)
            .AddSingleton<ILedgerQueries>(Ledger)
            .AddSingleton<IPointerQueue>(Queue)
            .AddSingleton<IDocumentStore<CleanedArticle>>(Cleaned)
            .AddSingleton<IDocumentStore<EnrichedArticle>>(Enriched)
            .AddSingleton<IStoredArticles>(Stored)
            .AddSingleton<IAnalysisCache>(Cache)
            .AddSingleton<IBudgetStore>(Budget)
            .AddSingleton<ISearchIndex>(Index)
            .AddSingleton<IStoryList>(Index)
            .AddSingleton<ISubscriberQueues>(Subscribers)
            .AddSingleton<IWebhookQueue>(ToPost)
            .AddSingleton<IWithdrawalQueue>(Withdrawals)
            .AddSingleton<ICleaningQueue>(ToClean)
            .AddSingleton<IFingerprintIndex>(Fingerprints)
            .AddSingleton<IStoryLog>(Stories)
            .AddSingleton<IStorySketches, PlainSketches>()
            .AddSingleton<IArticleParts>(Parts)
            .AddSingleton<IArchiveRanges>(Ranges)
            .AddSingleton<IExpansionQueue>(Expansions)
            .AddSingleton<IItemNames>(Items)
            .AddSingleton<IFormerRevisions>(Former)
            .AddSingleton<IHeldRemovals>(HeldRemovals)
            .AddSingleton<IReaderLauncher, StandInLauncher>();
        Analytics.Register(services);
        return services.BuildServiceProvider();
    }
}
