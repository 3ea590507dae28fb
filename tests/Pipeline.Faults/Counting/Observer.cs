using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Searching;
using Pipeline.Faults.Dropping;
using CleanedArticle = Pipeline.Articles.Cleaning.CleanedArticle;

namespace Pipeline.Faults.Counting;

/// <summary>
/// Reads what a run left, each thing as its reader reads it: the ledger, the documents, the index by searching, the queues by receiving.
/// </summary>
internal sealed class Observer(IServiceProvider services)
{
    private const int PageSize = 1000;
    private const int Parallelism = 8;
    private const int Receivers = 4;

    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<Observation> ObserveAsync(IReadOnlyCollection<DroppedFile> dropped, CancellationToken cancellationToken)
    {
        var subscriptions = services.GetRequiredService<ISubscriptions>().Current;
        var ledger = new Dictionary<ArticleId, LedgerEntry>();
        await foreach (var entry in services.GetRequiredService<ILedger>().ListAsync(cancellationToken))
        {
            ledger[entry.Id] = entry;
        }

        var events = await Task.WhenAll(subscriptions.Select(subscription => ReceiveAsync(subscription, cancellationToken)));

        return new Observation
        {
            Ledger = ledger,
            Documents = await ReadDocumentsAsync(dropped, cancellationToken),
            Cleaned = await FindCleanedAsync(dropped, cancellationToken),
            Index = await ListIndexAsync(cancellationToken),
            Found = await SearchAsync(
                [.. dropped.Where(file => file.IsArticle)
                .SelectMany(file => (string[])[file.Mark, file.RevisionMark, .. file.StaleMarks])], cancellationToken),
            Events = [.. events.SelectMany(received => received)],
            Subscriptions = subscriptions,
            Poisoned = await services.GetRequiredService<PoisonedMessages>().ListAsync(openOnly: false, cancellationToken)
                .CountAsync(cancellationToken),
        };
    }

    /// <summary>
    /// Everything in a subscriber's queue, each message once. The answer to a receive may be lost, and its messages are hidden all the
    /// same: whoever counts has to wait for them, or would take them for a loss.
    /// </summary>
    private async Task<IEnumerable<ReceivedEvent>> ReceiveAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var queue = services.GetRequiredService<QueueServiceClient>().GetQueueClient(subscription.Queue!);
        var depth = await services.GetRequiredService<IQueueDepths>().FindDepthAsync(subscription.Queue!, cancellationToken) ?? 0;
        var events = new ConcurrentDictionary<string, ReceivedEvent>(StringComparer.Ordinal);
        await Task.WhenAll(Enumerable.Range(0, Receivers).Select(async _ =>
        {
            while (events.Count < depth)
            {
                var messages = (await queue.ReceiveMessagesAsync(32, Hidden, cancellationToken)).Value;
                foreach (var message in messages)
                {
                    events[message.MessageId] = Read(subscription.Name, message);
                }

                if (messages.Length == 0)
                {
                    await Task.Delay(Pause, cancellationToken);
                }
            }
        }));
        return events.Values;
    }

    private static ReceivedEvent Read(string subscription, QueueMessage message)
    {
        using var json = JsonDocument.Parse(message.Body);
        var root = json.RootElement;
        return new ReceivedEvent(
            subscription,
            root.GetProperty("id").GetString()!,
            root.GetProperty("type").GetString()!,
            ArticleId.Parse(root.GetProperty("subject").GetString()!),
            root.GetProperty("data").GetProperty("sequence").GetInt32(),
            root.TryGetProperty("time", out var time) ? time.GetDateTimeOffset() : null);
    }

    private async Task<IReadOnlyDictionary<ArticleId,
        EnrichedArticle>> ReadDocumentsAsync(IReadOnlyCollection<DroppedFile> dropped, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IDocumentStore<EnrichedArticle>>();
        var documents = new ConcurrentDictionary<ArticleId, EnrichedArticle>();
        await Parallel.ForEachAsync(dropped, Options(cancellationToken), async (file, token) =>
        {
            if (await store.ReadAsync(file.Id, token) is { } stored)
            {
                documents[file.Id] = stored.Document;
            }
        });
        return documents;
    }

    private async Task<IReadOnlySet<ArticleId>> FindCleanedAsync(
        IReadOnlyCollection<DroppedFile> dropped, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IDocumentStore<CleanedArticle>>();
        var found = new ConcurrentBag<ArticleId>();
        await Parallel.ForEachAsync(dropped, Options(cancellationToken), async (file, token) =>
        {
            if (await store.FindETagAsync(file.Id, token) is not null)
            {
                found.Add(file.Id);
            }
        });
        return found.ToHashSet();
    }

    private async Task<List<ArticleId>> ListIndexAsync(CancellationToken cancellationToken)
    {
        var index = services.GetRequiredService<ISearchIndex>();
        var ids = new List<ArticleId>();
        while (await index.ListAsync(ids.Count > 0 ? ids[^1] : null, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            ids.AddRange(page.Select(entry => entry.Id));
        }

        return ids;
    }

    private async Task<IReadOnlyDictionary<string,
        IReadOnlyList<ArticleId>>> SearchAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var index = services.GetRequiredService<ISearchIndex>();
        var found = new ConcurrentDictionary<string, IReadOnlyList<ArticleId>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(words, Options(cancellationToken), async (word, token) =>
        {
            // To the letter: the mark of another revision is one letter away, and must not be taken for a mistyped one.
            var results = await index.SearchAsync(new SearchQuery { Text = $"\"{word}\"" }, token);
            found[word] = [.. results.Hits.Select(hit => hit.Id)];
        });
        return found;
    }

    private static ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
}
