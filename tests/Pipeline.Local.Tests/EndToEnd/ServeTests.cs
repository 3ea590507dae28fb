using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Articles;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>A host that runs on its own, and files that are dropped beside it.</summary>
public sealed class ServeTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private const string Name = "news/ferry-strike.html";
    private static readonly ArticleId Id = ArticleId.FromName(Name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dropped_file_is_published_once_and_again_when_it_changes()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.SampleArticles, "ferry-strike.amp.html"), Token);
        await using var serve = account.Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");

        await account.DropAsync(Name, page, Token);
        (await PublishedAsync(sequence: 1)).Reason.ShouldBeNull();
        await account.DropAsync(Name, page.Replace("3.1 percent", "3.2 percent", StringComparison.Ordinal), Token);
        var second = await PublishedAsync(sequence: 2);

        // The runtime's own scan, every ten seconds, finds the file as well: there is nothing left to do.
        await ScannedAsync(second.SourceETag!);
        (await account.Ledger.FindAsync(Id, Token)).ShouldNotBeNull().ShouldBeEquivalentTo(second);
        var events = await account.ReceiveAsync(LocalSettings.DefaultQueue, Token);
        events.Select(cloudEvent => cloudEvent.GetProperty("data").GetProperty("sequence").GetInt32()).ShouldBe([1, 2], ignoreOrder: true);

        await serve.SignalAsync("TERM", Token);
        var result = await serve.WaitAsync(Token);
        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
    }

    private async Task<LedgerEntry> PublishedAsync(int sequence)
    {
        while (true)
        {
            if (await account.Ledger.FindAsync(Id, Token) is { Stage: ArticleStage.Published or ArticleStage.Rejected or ArticleStage.Failed } entry && entry.Sequence == sequence)
            {
                entry.Stage.ShouldBe(ArticleStage.Published, entry.Reason?.Message);
                return entry;
            }

            await Task.Delay(50, Token);
        }
    }

    /// <summary>
    /// Waits until the scan has found the version and the function has run for it: the runtime leaves a receipt, named after ETag and blob, when it
    /// puts a message into a queue of its own, and takes the message out when the function has ended.
    /// </summary>
    private async Task ScannedAsync(string etag)
    {
        var receipts = new BlobContainerClient(account.ConnectionString, "azure-webjobs-hosts");
        while (!await receipts.GetBlobsAsync(BlobTraits.None, BlobStates.None, "blobreceipts/", Token)
            .AnyAsync(blob => blob.Name.Contains(etag, StringComparison.Ordinal) && blob.Name.EndsWith(Name, StringComparison.Ordinal), Token))
        {
            await Task.Delay(250, Token);
        }

        var queues = new QueueServiceClient(account.ConnectionString);
        await foreach (var queue in queues.GetQueuesAsync(QueueTraits.None, "azure-webjobs-blobtrigger-", Token))
        {
            while ((await queues.GetQueueClient(queue.Name).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount > 0)
            {
                await Task.Delay(50, Token);
            }
        }
    }
}
