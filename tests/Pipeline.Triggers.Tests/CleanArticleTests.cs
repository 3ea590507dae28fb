using System.Net;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Functions.Triggers;

namespace Pipeline.Triggers.Tests;

/// <summary>The trigger that drops come through, on the extension that the Functions host loads.</summary>
public sealed class CleanArticleTests
{
    private static readonly string[] Names =
    [
        "plain.txt", "news/2026/a b.txt", "100%.txt", "50%25.txt", "a#b.txt", "who?.txt", "it's \"quoted\".txt", "a//b.txt", "a+b&c=d.txt",
        "Grüße/Übung.txt", "記事/日本語.txt",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_grids_events_start_it_whatever_the_file_is_called_and_however_often_they_come()
    {
        await using var host = await TriggerHost.StartAsync(typeof(CleanArticle), Token);
        await DropAsync(host, Names);

        // Each event twice, in another order the second time.
        foreach (var name in Names.Concat(Names.Reverse()))
        {
            (await host.TellAsync(name, Token)).ShouldBe(HttpStatusCode.Accepted);
        }

        await ShouldBeCleanedOnceAsync(host, Names);
    }

    [Fact]
    public async Task A_blob_is_found_by_polling_in_a_debug_build()
    {
        // What is dropped later is found by the account's logs, which Azurite does not have.
        await using var host = await TriggerHost.StartAsync(
            typeof(Functions.Triggers.Polling.CleanArticle), Token, faults: null, host => DropAsync(host, Names));

        await ShouldBeCleanedOnceAsync(host, Names);
    }

    [Fact]
    public async Task The_newest_version_counts_whenever_its_events_come()
    {
        await using var host = await TriggerHost.StartAsync(typeof(CleanArticle), Token);
        await host.DropAsync("a.txt", Article("first"), Token);
        await host.DropAsync("a.txt", Article("second"), Token);

        await host.TellAsync("a.txt", Token);
        var row = await host.WaitAsync("a.txt", row => row.Stage == ArticleStage.Cleaned, Token);
        await host.TellAsync("a.txt", Token);
        await host.WaitUntilIdleAsync(Token);

        row.Title.ShouldBe("The second bridge opens");
        (await host.Ledger.FindAsync(row.Id, Token)).ShouldNotBeNull().Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_of_a_removed_file_or_of_another_container_starts_nothing()
    {
        await using var host = await TriggerHost.StartAsync(typeof(CleanArticle), Token);
        await host.DropAsync("gone.txt", Article("gone"), Token);
        await host.Inbox.DeleteBlobAsync("gone.txt", cancellationToken: Token);
        await host.DropAsync("other.txt", Article("other"), Token);

        await host.TellAsync("gone.txt", Token);
        await host.TellAsync("other.txt", Token, container: "outbox");
        await host.WaitUntilIdleAsync(Token);

        (await host.Ledger.FindAsync(ArticleId.FromName("gone.txt"), Token)).ShouldBeNull();
        (await host.Ledger.FindAsync(ArticleId.FromName("other.txt"), Token)).ShouldBeNull();
        (await host.Depths.FindDepthAsync(TriggerHost.TriggerPoison, Token) ?? 0).ShouldBe(0);
    }

    [Fact]
    public async Task A_failure_is_deferred_and_no_poison()
    {
        await using var host = await TriggerHost.StartAsync(typeof(CleanArticle), Token, new Faults { Inbox = true });
        await host.DropAsync("a.txt", Article("late"), Token);

        await host.TellAsync("a.txt", Token);
        var row = await host.WaitAsync("a.txt", row => row.Stage == ArticleStage.Failed, Token);
        await host.WaitUntilIdleAsync(Token);

        (await host.Depths.FindDepthAsync(StorageNames.ToClean, Token)).ShouldBe(1);
        (await host.Ledger.FindAsync(row.Id, Token)).ShouldNotBeNull().Attempts.ShouldBe(1);
        (await host.Depths.FindDepthAsync(TriggerHost.TriggerPoison, Token) ?? 0).ShouldBe(0);
    }

    [Theory]
    [InlineData("news/a b.txt")]
    public async Task A_failure_that_cannot_be_deferred_is_poison_after_five_tries_and_driven_again(string name)
    {
        var faults = new Faults { Inbox = true, CleaningQueue = true };
        await using var host = await TriggerHost.StartAsync(typeof(CleanArticle), Token, faults);
        await host.DropAsync(name, Article("late"), Token);

        await host.TellAsync(name, Token);
        await host.WaitAsync(name, row => row.Attempts >= LedgerEntry.MaxTries, Token);
        while (await host.Depths.FindDepthAsync(TriggerHost.TriggerPoison, Token) is null or 0)
        {
            await Task.Delay(50, Token);
        }

        faults.CleaningQueue = false;
        (await host.Redrive.RunAsync(Token)).ShouldBe(1);

        (await host.Depths.FindDepthAsync(TriggerHost.TriggerPoison, Token)).ShouldBe(0);
        (await host.Queues.GetQueueClient(StorageNames.ToClean).PeekMessageAsync(Token)).Value.Body.ToString()
            .ShouldBe($$"""{"name":"{{name}}","attempt":0}""");
    }

    private static async Task DropAsync(TriggerHost host, string[] names)
    {
        foreach (var name in names)
        {
            await host.DropAsync(name, Article(name), Token);
        }
    }

    private static async Task ShouldBeCleanedOnceAsync(TriggerHost host, string[] names)
    {
        foreach (var name in names)
        {
            await host.WaitAsync(name, row => row.Stage == ArticleStage.Cleaned, Token);
        }

        await host.WaitUntilIdleAsync(Token);
        (await host.Depths.FindDepthAsync(StorageNames.ToEnrich, Token)).ShouldBe(names.Length);
        (await host.Depths.FindDepthAsync(StorageNames.ToClean, Token)).ShouldBe(0);
        (await host.Depths.FindDepthAsync(TriggerHost.TriggerPoison, Token) ?? 0).ShouldBe(0);
    }

    private static string Article(string name) =>
        $"""
        The {name} bridge opens

        The town council of Hollin opened the {name} bridge on Monday after two years of work, the mayor, Alf Greenwood, said. The old one
        had been closed to lorries since a flood in 2024 damaged its middle pier. The new one is forty metres long and cost nine million.

        Residents had waited for the opening since the spring. Shops on the far bank said that half of their customers had stayed away while
        the road was closed, and that they now expect them back before the holidays begin.
        """;
}
