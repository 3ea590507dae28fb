using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Searching;
using Pipeline.Search;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>
/// The life of an agency's stories over files, on a real Azurite: a story, its correction, its first version once more, its kill, a kill
/// before its story, and an embargo and an expiry over a restart. Subscribers, index and ledger are looked at after each.
/// </summary>
public sealed class WireLifeTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private const string Subscriptions = """
        {
          "subscriptions": [
            { "name": "everything", "queue": "everything" },
            { "name": "once", "queue": "once", "duplicates": "exclude" }
          ]
        }
        """;

    private static readonly string[] Queues = ["everything", "once"];

    private static readonly ArticleId Bridge = ArticleId.FromItem("OW\now.4711");
    private static readonly ArticleId Ferry = ArticleId.FromItem("OW\now.4712");
    private static readonly ArticleId Regatta = ArticleId.FromName("regatta.md");
    private static readonly ArticleId Mill = ArticleId.FromItem("urn:newsml:ostermark.test:20261124:4713");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Corrections_kills_embargoes_and_expiries_reach_the_ledger_the_index_and_the_subscribers()
    {
        await File.WriteAllTextAsync(Path.Combine(account.DataFolder, "subscriptions.json"), Subscriptions, Token);
        await using var services = IndexServices();
        var index = services.GetRequiredService<ISearchIndex>();
        DateTimeOffset end, expiry;
        await using (var serve = await StartAsync())
        {
            await AStoryAsync(index);
            await ACorrectionAsync(index);
            await ALateFirstVersionAsync(index);
            await AKillAsync(index);
            await AKillBeforeTheStoryAsync(index);
            await ANoticeThatNamesNoItemAsync();
            expiry = await ATextThatExpiresAsync(index);
            end = await AnEmbargoAsync(index);
            await StopAsync(serve);
        }

        await using (var serve = await StartAsync())
        {
            await TheEndOfBothAsync(index, end, expiry);
            await StopAsync(serve);
        }
    }

    private async Task AStoryAsync(ISearchIndex index)
    {
        await account.DropAsync("bridge-1.xml", Nitf("ow.4711", 1, "eight weeks"), Token);
        await UntilAsync(Bridge, row => row is { Stage: ArticleStage.Published, Sequence: 1, Name: "bridge-1.xml" });

        await ShouldReceiveAsync((Bridge, "article.enriched.v1", 1, null));
        (await FindAsync(index, "\"eight weeks\"")).ShouldBe([Bridge]);
    }

    private async Task ACorrectionAsync(ISearchIndex index)
    {
        await account.DropAsync("bridge-2.xml", Nitf("ow.4711", 2, "ten weeks"), Token);
        await UntilAsync(Bridge, row => row is { Stage: ArticleStage.Published, Sequence: 2, Name: "bridge-2.xml" });

        await ShouldReceiveAsync((Bridge, "article.enriched.v1", 2, null));
        (await FindAsync(index, "\"ten weeks\"")).ShouldBe([Bridge]);
        (await FindAsync(index, "\"eight weeks\"")).ShouldBeEmpty();
        var changed = (await Command.RunAsync(Token, "article", "diff", Bridge.ToString())).Output.Split('\n');
        changed.ShouldContain(line => line.StartsWith('-') && line.Contains("eight weeks", StringComparison.Ordinal));
        changed.ShouldContain(line => line.StartsWith('+') && line.Contains("ten weeks", StringComparison.Ordinal));
        var json = await Command.RunAsync(Token, "article", "diff", "bridge-2.xml", "--from", "1", "--to", "2", "--json");
        JsonDocument.Parse(json.Output).RootElement.GetProperty("from").GetProperty("version").GetString().ShouldBe("1");
    }

    private async Task ALateFirstVersionAsync(ISearchIndex index)
    {
        await account.DropAsync("late.xml", Nitf("ow.4711", 1, "eight weeks"), Token);
        var file = await UntilAsync(ArticleId.FromName("late.xml"), row => row.Stage == ArticleStage.Expanded);

        file.Reason!.Code.ShouldBe("superseded");
        (await RowAsync(Bridge)).ShouldSatisfyAllConditions(row => row.Sequence.ShouldBe(2), row => row.Name.ShouldBe("bridge-2.xml"));
        await ShouldReceiveAsync();
        (await FindAsync(index, "\"eight weeks\"")).ShouldBeEmpty();
        await account.RemoveAsync("bridge-1.xml", Token);
        await UntilAsync(ArticleId.FromName("bridge-1.xml"), row => row.Stage == ArticleStage.Withdrawn);
        (await RowAsync(Bridge)).Stage.ShouldBe(ArticleStage.Published);
        await ShouldReceiveAsync();
    }

    private async Task AKillAsync(ISearchIndex index)
    {
        // As another system of the agency may spell it.
        await account.DropAsync("kill.xml", Nitf("OW.4711", 3, null, "canceled"), Token);
        await UntilAsync(Bridge, row => row is { Stage: ArticleStage.Rejected, IsKilled: true, IsToBeWithdrawn: false });

        await ShouldReceiveAsync((Bridge, "article.withdrawn.v1", 3, "killed"));
        (await FindAsync(index, "bridge")).ShouldBeEmpty();
        (await account.EnrichedArticles.ReadAsync(Bridge, Token)).ShouldBeNull();
        var gone = await Command.RunAsync(Token, "article", "diff", Bridge.ToString());
        gone.ExitCode.ShouldNotBe(0);
        gone.Errors.ShouldContain("not kept");
    }

    private async Task AKillBeforeTheStoryAsync(ISearchIndex index)
    {
        await account.DropAsync("ferry-kill.xml", Nitf("ow.4712", 2, null, "canceled"), Token);
        await UntilAsync(Ferry, row => row is { Stage: ArticleStage.Rejected, IsKilled: true });
        await account.DropAsync("ferry.xml", Nitf("ow.4712", 1, "six ferries"), Token);
        var file = await UntilAsync(ArticleId.FromName("ferry.xml"), row => row.Stage == ArticleStage.Expanded);

        file.Reason!.Code.ShouldBe("killed");
        await ShouldReceiveAsync();
        (await FindAsync(index, "\"six ferries\"")).ShouldBeEmpty();
    }

    private async Task ANoticeThatNamesNoItemAsync()
    {
        await account.DropAsync("notice.txt", "Kill/Takedown notice\n\nPlease kill the story slugged Ostermark-Mill. It is wrong.", Token);
        await UntilAsync(ArticleId.FromName("notice.txt"), row => row is { Stage: ArticleStage.Rejected, Reason.Code: "killed" });

        var status = JsonDocument.Parse((await Command.RunAsync(Token, "status", "--json")).Output).RootElement;
        status.GetProperty("needAttention").GetInt32().ShouldBe(1);
        status.GetProperty("attention")[0].GetProperty("name").GetString().ShouldBe("notice.txt");
        (await Command.RunAsync(Token, "status")).Output.ShouldContain("Needs attention: notice.txt");
    }

    private async Task<DateTimeOffset> ATextThatExpiresAsync(ISearchIndex index)
    {
        var end = TimeProvider.System.GetUtcNow().AddSeconds(60);
        await account.DropAsync("regatta.md", Markdown(end), Token);
        var row = await UntilAsync(Regatta, row => row.Stage == ArticleStage.Published);

        row.ExpiresAt!.Value.ShouldBeInRange(end.AddSeconds(-1), end);
        await ShouldReceiveAsync((Regatta, "article.enriched.v1", 1, null));
        (await FindAsync(index, "regatta")).ShouldBe([Regatta]);
        return row.ExpiresAt.Value;
    }

    private async Task<DateTimeOffset> AnEmbargoAsync(ISearchIndex index)
    {
        var end = TimeProvider.System.GetUtcNow().AddSeconds(25);
        end = new DateTimeOffset(end.Ticks - (end.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        await account.DropAsync("mill.json", Ninjs(end), Token);
        var row = await UntilAsync(Mill, row => row.Stage == ArticleStage.Embargoed);

        row.EmbargoedUntil.ShouldBe(end);
        (await account.EnrichedArticles.ReadAsync(Mill, Token)).ShouldNotBeNull();
        await ShouldReceiveAsync();
        (await FindAsync(index, "mill")).ShouldBeEmpty();
        var shown = await Command.RunAsync(Token, "article", "show", Mill.ToString());
        shown.Output.ShouldContain(end.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        shown.Output.ShouldContain("embargoed says");
        return end;
    }

    private async Task TheEndOfBothAsync(ISearchIndex index, DateTimeOffset end, DateTimeOffset expiry)
    {
        var released = await UntilAsync(Mill, row => row.Stage == ArticleStage.Published);
        var expired = await UntilAsync(Regatta, row => row is { Stage: ArticleStage.Rejected, IsToBeWithdrawn: false });

        released.PublishedAt!.Value.ShouldBeInRange(end, end.AddSeconds(90));
        TimeProvider.System.GetUtcNow().ShouldBeGreaterThanOrEqualTo(expiry);
        expired.Reason!.Code.ShouldBe("expired");
        await ShouldReceiveAsync((Mill, "article.enriched.v1", 1, null), (Regatta, "article.withdrawn.v1", 2, "expired"));
        (await FindAsync(index, "mill")).ShouldBe([Mill]);
        (await FindAsync(index, "regatta")).ShouldBeEmpty();
        (await account.EnrichedArticles.ReadAsync(Regatta, Token)).ShouldBeNull();
    }

    private ArticlesCommand Command => new(
        account.DataFolder,
        new Dictionary<string, string> { ["ArticleStorage"] = account.ConnectionString, ["SubscriptionsFile"] = "subscriptions.json" });

    private async Task<RunningCommand> StartAsync()
    {
        var serve = Command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        return serve;
    }

    private static async Task StopAsync(RunningCommand serve)
    {
        await serve.SignalAsync("TERM", Token);
        (await serve.WaitAsync(Token)).ExitCode.ShouldBe(ExitCodes.Success);
    }

    /// <summary>A document of NITF.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">Its version.</param>
    /// <param name="words">What its text says; null for none.</param>
    /// <param name="status">Its status.</param>
    private static string Nitf(string id, int version, string? words, string status = "usable")
    {
        var text = words is null
            ? string.Empty
            : $"<p>The council of Ostermark said on Tuesday that the works on its harbour bridge and landing stage take {words} in all, "
            + "and that lorries have to go round by the hill road until they are done, which adds forty minutes to most of their ways.</p>";
        return $"""
            <nitf><head><title>Ostermark-Traffic</title><docdata management-status="{status}"><doc-id id-string="{id}" regsrc="OW"/>
            <du-key key="{id}" version="{version}"/><date.issue norm="20261124T0{version}0000Z"/></docdata></head>
            <body><body.head><hedline><hl1>Ostermark's traffic plan for the harbour bridge</hl1></hedline></body.head>
            <body.content>{text}</body.content></body></nitf>
            """;
    }

    private static string Markdown(DateTimeOffset expiry) => $"""
        ---
        title: Ostermark's regatta needs the northern quay
        expires: {expiry.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}
        ---
        The regatta of Ostermark begins on Tuesday, the harbour office said, and whoever has a boat at the northern quay is asked to moor it
        at the southern one until the last race is over and the office has taken its flag down.
        """;

    private static string Ninjs(DateTimeOffset embargo) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["uri"] = "urn:newsml:ostermark.test:20261124:4713",
        ["version"] = "1",
        ["pubstatus"] = "usable",
        ["embargoed"] = embargo.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["headline"] = "Old mill of Ostermark is sold",
        ["body_text"] = "The old mill of Ostermark was sold on Tuesday to a baker from the next valley, who said that she will grind there "
            + "again before the summer, and bake on the ground floor as soon as the roof is tight.",
    });

    private async Task<LedgerEntry> RowAsync(ArticleId id) => (await account.Ledger.FindAsync(id, Token)).ShouldNotBeNull();

    private async Task<LedgerEntry> UntilAsync(ArticleId id, Func<LedgerEntry, bool> condition)
    {
        while (true)
        {
            if (await account.Ledger.FindAsync(id, Token) is { } row && condition(row))
            {
                return row;
            }

            await Task.Delay(100, Token);
        }
    }

    /// <summary>Each subscriber has these events and nothing else; what different articles get has no order.</summary>
    private async Task ShouldReceiveAsync(params (ArticleId Article, string Type, int Sequence, string? Reason)[] expected)
    {
        foreach (var queue in Queues)
        {
            var events = await account.ReceiveAsync(queue, Token);
            events.Select(received => (
                ArticleId.Parse(received.GetProperty("subject").GetString()!),
                received.GetProperty("type").GetString()!,
                received.GetProperty("data").GetProperty("sequence").GetInt32(),
                received.GetProperty("data").TryGetProperty("reason", out var reason) ? reason.GetString() : null))
                .ShouldBe(expected, ignoreOrder: true, queue);
        }
    }

    private static async Task<IReadOnlyList<ArticleId>> FindAsync(ISearchIndex index, string words) =>
        [.. (await index.SearchAsync(new SearchQuery { Text = words }, Token)).Hits.Select(hit => hit.Id)];

    private ServiceProvider IndexServices() => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSearchIndex(
            new ConfigurationBuilder()
                .AddInMemoryCollection([KeyValuePair.Create("Search:Path", (string?)Path.Combine(account.DataFolder, "index.db"))])
                .Build())
        .BuildServiceProvider();
}
