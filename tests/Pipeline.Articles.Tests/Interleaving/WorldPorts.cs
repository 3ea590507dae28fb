using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Reprocessing.Finders;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>
/// What the stages call, on the world of the present schedule. Calls that another run can notice wait for their turn; sending only adds
/// something that is delivered later anyway, so it does not.
/// </summary>
internal sealed class WorldPorts(TimeProvider time)
    : IInboxReader, IInboxListing, ILedger, ILedgerQueries, IStoredArticles, ISearchIndex, IPointerQueue, IQueueDepths, IWithdrawalQueue,
        ISubscriberQueues, IWebhookQueue, IReprocessingQueue, ICheckpointStore
{
    public World World { get; set; } = new(hasConditions: true);

    public static async Task<T> CallAsync<T>(string call, Func<T> act, Func<T, string> describe, Action? request = null)
    {
        if (Actor.Current is not { } actor)
        {
            return act();
        }

        await actor.ArriveAsync(call, request);
        var answer = act();
        actor.See(describe(answer));
        return answer;
    }

    Task<DroppedFile?> IInboxReader.OpenVersionAsync(string name, string etag, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No world has a crawl archive.");

    Task<DroppedFile?> IInboxReader.OpenAsync(string name, CancellationToken cancellationToken) => CallAsync(
        "open file",
        () => World.File is { } file && name == World.Name
            ? new DroppedFile(
                name, new MemoryStream(Encoding.UTF8.GetBytes(file.Content)), file.ETag, Encoding.UTF8.GetByteCount(file.Content),
                file.DroppedAt)
            : null,
        file => file?.ETag ?? "none");

    Task<string?> IInboxReader.FindETagAsync(string name, CancellationToken cancellationToken) =>
        CallAsync("look for file", () => name == World.Name ? World.File?.ETag : null, etag => etag ?? "none");

    Task<InboxPage> IInboxListing.ListAsync(string? marker, CancellationToken cancellationToken) =>
        Task.FromResult(new InboxPage(World.File is { } file ? [new ListedFile(World.Name, file.ETag, file.DroppedAt)] : [], Next: null));

    Task<LedgerEntry?> ILedger.FindAsync(ArticleId id, CancellationToken cancellationToken) =>
        CallAsync("find row", () => World.Row, World.Describe);

    Task<LedgerEntry?> ILedger.UpdateAsync(
        ArticleId id, LedgerEntry? known, Func<LedgerEntry?, LedgerEntry?> change, CancellationToken cancellationToken)
    {
        var world = World;
        var (stored, whole) = UnsavedChange.Resolve(known, change);
        return CallAsync(
            "update row",
            () => Change(),
            World.Describe,
            !world.HasLateRows ? null : () =>
            {
                // A request has the row's version in it; only its sender, who is dead, would try once more.
                if (World.Describe(world.Row) == World.Describe(stored))
                {
                    Change();
                }
            });

        LedgerEntry? Change() => world.Row = whole(world.Row) is { } changed ? changed.Over(world.Row, time.GetUtcNow()) : world.Row;
    }

    async IAsyncEnumerable<LedgerEntry> ILedger.ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (World.Row is { } row)
        {
            yield return row;
        }
    }

    async IAsyncEnumerable<StageRow> ILedgerQueries.ListAsync(
        StageRange range, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (World.Row is { } row && range.Contains(StageRow.Of(row).Key))
        {
            yield return StageRow.Of(row);
        }
    }

    IAsyncEnumerable<LedgerEntry> IStoredArticles.ListEntriesAsync(ArticleId? after, CancellationToken cancellationToken) =>
        World.Row is { } row && after is null ? AsyncEnumerable.Repeat(row, 1) : AsyncEnumerable.Empty<LedgerEntry>();

    IAsyncEnumerable<ArticleId> IStoredArticles.ListCleanedAsync(ArticleId? after, CancellationToken cancellationToken) =>
        World.Cleaned is not null && after is null ? AsyncEnumerable.Repeat(World.Id, 1) : AsyncEnumerable.Empty<ArticleId>();

    IAsyncEnumerable<ArticleId> IStoredArticles.ListEnrichedAsync(ArticleId? after, CancellationToken cancellationToken) =>
        World.Enriched is not null && after is null ? AsyncEnumerable.Repeat(World.Id, 1) : AsyncEnumerable.Empty<ArticleId>();

    Task ISearchIndex.UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        var (world, document) = (World, documents.Single());
        return WriteIndexAsync($"upsert {document.Sequence}", () => world.Upsert(document));
    }

    Task ISearchIndex.DeleteAsync(IReadOnlyList<IndexDeletion> deletions, CancellationToken cancellationToken)
    {
        var (world, deletion) = (World, deletions.Single());
        return WriteIndexAsync($"delete {deletion.UpTo}", () => world.Delete(deletion));
    }

    Task<IReadOnlyList<IndexEntry>> ISearchIndex.ListAsync(ArticleId? after, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IndexEntry>>(World.Entry is { } entry && after is null ? [entry] : []);

    Task<SearchResults> ISearchIndex.SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<SearchSuggestion>> ISearchIndex.SuggestAsync(string prefix, int top, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task IPointerQueue.SendAsync(string queue, ArticlePointer pointer, TimeSpan delay, CancellationToken cancellationToken) =>
        Send(new Message(queue, pointer with { TraceParent = null, NotBefore = null }));

    Task IWithdrawalQueue.SendAsync(WithdrawalRequest request, TimeSpan delay, CancellationToken cancellationToken) =>
        Send(new Message(StorageNames.ToWithdraw, Request: request with { TraceParent = null }));

    Task ISubscriberQueues.SendAsync(string queue, ReadOnlyMemory<byte> cloudEvent, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(cloudEvent);
        World.Receive(json.RootElement);
        return Task.CompletedTask;
    }

    Task IWebhookQueue.SendAsync(WebhookMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task IWebhookQueue.GiveUpAsync(WebhookMessage message, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<long?> IQueueDepths.FindDepthAsync(string queue, CancellationToken cancellationToken) => Task.FromResult<long?>(0);

    Task<DateTimeOffset?> IQueueDepths.FindOldestAsync(string queue, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(null);

    IAsyncEnumerable<string> IQueueDepths.ListQueuesAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();

    Task IReprocessingQueue.SendAsync(ReprocessingRequest request, TimeSpan delay, CancellationToken cancellationToken)
    {
        World.Rounds.Add(request);
        return Task.CompletedTask;
    }

    Task<StoredCheckpoint> ICheckpointStore.ReadAsync(CancellationToken cancellationToken) => Task.FromResult(World.Checkpoint);

    Task<StoredCheckpoint?> ICheckpointStore.TryWriteAsync(StoredCheckpoint checkpoint, CancellationToken cancellationToken) =>
        Task.FromResult<StoredCheckpoint?>(World.Checkpoint = checkpoint);

    private Task Send(Message message)
    {
        World.Sent.Enqueue(message);
        return Task.CompletedTask;
    }

    private static Task<bool> WriteIndexAsync(string call, Action apply) => CallAsync(
        call,
        () =>
        {
            apply();
            return true;
        },
        _ => "done",
        apply);
}
