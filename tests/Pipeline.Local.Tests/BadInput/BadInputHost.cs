using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>The local host in a process of its own, on an Azurite of its own, and what it makes of a file.</summary>
public sealed class BadInputHost : IAsyncLifetime
{
    // A second on a quiet machine for the largest of them; a machine with a dozen builds on it was seen to take more than twenty.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly LocalAccount _account = new();
    private readonly HttpClient _client = new();
    private readonly Dictionary<string, JsonElement> _events = [];
    private RunningCommand? _serve;

    /// <summary>The storage account that it works on.</summary>
    public LocalAccount Account => _account;

    /// <summary>The most memory that its process has had so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            const string Field = "VmHWM:";
            var line = File.ReadLines($"/proc/{_serve!.Id}/status").Single(line => line.StartsWith(Field, StringComparison.Ordinal));
            return 1024 * long.Parse(
                line[Field.Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }
    }

    public async ValueTask InitializeAsync()
    {
        await _account.InitializeAsync();
        var command = new ArticlesCommand(
            _account.DataFolder,
            new Dictionary<string, string>
            {
                ["ArticleStorage"] = _account.ConnectionString,
                ["Local__ApiPort"] = "0",
                // A message that no stage can take is tried five times; ten seconds between two tries would be most of the tests' time.
                ["AzureWebJobs__extensions__queues__visibilityTimeout"] = "00:00:00.1",
            });
        _serve = command.Start("serve");
        (await _serve.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldStartWith("Running.");
        var operate = (await _serve.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull();
        _client.BaseAddress =
            new Uri(new Uri(operate.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal))), "/api/");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_serve is not null)
        {
            await _serve.DisposeAsync();
        }

        await _account.DisposeAsync();
    }

    /// <summary>What the operator's API says.</summary>
    public async Task<JsonElement> AskAsync(string path, CancellationToken cancellationToken)
    {
        await using var answer = await _client.GetStreamAsync(path, cancellationToken);
        return (await JsonDocument.ParseAsync(answer, default, cancellationToken)).RootElement;
    }

    /// <summary>Drops a file that consists of one block again and again: the block is sent once, however large the file is.</summary>
    public async Task DropRepeatedAsync(string name, byte[] block, int times, CancellationToken cancellationToken)
    {
        var blob = new BlobContainerClient(_account.ConnectionString, StorageNames.Inbox).GetBlockBlobClient(name);
        var id = Convert.ToBase64String("block"u8);
        await blob.StageBlockAsync(id, new MemoryStream(block), cancellationToken: cancellationToken);
        await blob.CommitBlockListAsync(Enumerable.Repeat(id, times), cancellationToken: cancellationToken);
    }

    /// <summary>Waits until a file, or an article in it, has come to the end of its way.</summary>
    /// <exception cref="TimeoutException">It has not within a minute; the message has its row.</exception>
    public async Task<LedgerEntry> SettledAsync(ArticleId id, CancellationToken cancellationToken)
    {
        LedgerEntry? row = null;
        await UntilAsync(
            async () =>
                (row = await _account.Ledger.FindAsync(id, cancellationToken)) is
                {
                    Stage: ArticleStage.Published or ArticleStage.Rejected
                        or ArticleStage.Expanded or ArticleStage.Withdrawn
                },
            () => Task.FromResult(JsonSerializer.Serialize(row)),
            cancellationToken);
        return row!;
    }

    /// <summary>The data of the event that the subscriber of everything got of an article.</summary>
    public async Task<JsonElement> EventAsync(ArticleId id, CancellationToken cancellationToken)
    {
        await UntilAsync(
            async () =>
            {
                foreach (var cloudEvent in await _account.ReceiveAsync(LocalSettings.DefaultQueue, cancellationToken))
                {
                    _events[cloudEvent.GetProperty("subject").GetString()!] = cloudEvent.GetProperty("data");
                }

                return _events.ContainsKey(id.ToString());
            },
            () => Task.FromResult($"no event about {id}"),
            cancellationToken);
        return _events[id.ToString()];
    }

    /// <summary>What was made of a file that is published.</summary>
    internal async Task<EnrichedArticle> EnrichedAsync(ArticleId id, CancellationToken cancellationToken) =>
        (await _account.EnrichedArticles.ReadAsync(id, cancellationToken)).ShouldNotBeNull().Document;

    /// <summary>Waits for something.</summary>
    /// <exception cref="TimeoutException">It has not come within a minute.</exception>
    internal static async Task UntilAsync(Func<Task<bool>> condition, Func<Task<string>> describe, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); !await condition(); await Task.Delay(50, cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(started) > LongestWait)
            {
                throw new TimeoutException($"Not within {LongestWait}: {await describe()}");
            }
        }
    }
}
