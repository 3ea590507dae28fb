using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Searching;
using Pipeline.Search;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>
/// From one drop of the sample articles to five subscribers and the index, and what a second drop, a change and a removal do there: one run
/// of the host, on a real Azurite. Who is to get what is written down here by hand.
/// </summary>
public sealed class FanOutTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private const string Subscriptions = """
        {
          "subscriptions": [
            { "name": "everything", "queue": "everything" },
            { "name": "china-desk", "queue": "china-desk", "filter": { "languages": ["en"], "entities": ["Location:China"] } },
            { "name": "other-tongues", "queue": "other-tongues", "filter": { "not": { "languages": ["en"] } } },
            {
              "name": "winter-or-long",
              "queue": "winter-or-long",
              "filter": { "any": [{ "publishedFrom": "2026-02-01", "publishedBefore": "2026-04-01" }, { "minWords": 5000 }] }
            },
            { "name": "wire-once", "queue": "wire-once", "duplicates": "exclude", "filter": { "sources": ["AP"] } }
          ]
        }
        """;

    private const string Wire = "blinken-china.txt";
    private const string WireCopy = "blinken-china-lakeside.html";
    private const string Bridge = "harbour-bridge.html";
    private const string Feed = "hollin-bridge.feed.json";
    private const string Ferry = "ferry-strike.amp.html";

    private static readonly string[] Queues = ["everything", "china-desk", "other-tongues", "winter-or-long", "wire-once"];

    private static readonly string[] Rejected = ["empty.txt", "masthead.png", "not-found.html", "section-front.html", "sign-in.html"];

    private static readonly ArticleId[] FeedParts = [.. new[] { "school-meals", "clock", "beavers" }.Select(
            page => ArticleId.FromPart(Feed, $"https://hollinbridge.example/2026/{page}"))];

    private static readonly ArticleId[] GazetteParts =
    [
        ArticleId.FromPart("valley-gazette.rss.xml", "vg-48213"),
        ArticleId.FromPart("valley-gazette.rss.xml", "https://valleygazette.example/2025/09/library-of-things"),
    ];

    private static readonly ArticleId[] OtherTongues =
        [.. Ids("date-harvest-ar.txt", "embalse-sequia.txt", "radweg-grossmarktbruecke.html", "yuki-matsuri.html")];

    private static readonly ArticleId[] WinterOrLong = [.. Ids(Ferry, Bridge, "monday-tide.eml", "salt-road.txt"), .. FeedParts];

    private static readonly ArticleId[] Everything =
    [
        .. Ids(Wire, WireCopy, "chip-plant-paywall.html", "counting-swifts.html", "lantern-gallery.html", "museum-returns.json",
            "storm-liveblog.html", "tidal-turbine.md", "tram-brief.txt"),
        .. OtherTongues, .. WinterOrLong, .. GazetteParts,
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drops_changes_and_removals_reach_the_index_and_exactly_the_subscribers_that_they_concern()
    {
        await File.WriteAllTextAsync(Path.Combine(account.DataFolder, "subscriptions.json"), Subscriptions, Token);
        var command = new ArticlesCommand(
            account.DataFolder, new Dictionary<string,
            string>
            { ["ArticleStorage"] = account.ConnectionString, ["SubscriptionsFile"] = "subscriptions.json" });
        await using var serve = command.Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        await using var services = IndexServices();
        var index = services.GetRequiredService<ISearchIndex>();

        await TheFirstDropAsync(index);
        await TheSameFileAgainAsync();
        await AChangedFileAsync(index);
        await AChangeThatNoLongerMatchesAsync();
        await ARemovedFileAsync(index);
        await ARemovedFeedAsync(index);
        await ARemovedOriginalAsync(index);

        await serve.SignalAsync("TERM", Token);
        var result = await serve.WaitAsync(Token);
        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
    }

    private async Task TheFirstDropAsync(ISearchIndex index)
    {
        var files = Directory.GetFiles(RepositoryFiles.SampleArticles);
        await Task.WhenAll(
            files.Select(async file => await account.DropAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file, Token), Token)));
        await Task.WhenAll(Everything.Select(id => StageAsync(id, ArticleStage.Published)));
        await Task.WhenAll(Ids(Rejected).Select(id => StageAsync(id, ArticleStage.Rejected)));

        var received = await ReceiveAsync();
        received.Values.SelectMany(events => events)
            .ShouldAllBe(received => received.Type == "article.enriched.v1" && received.Sequence == 1);
        Subjects(received["everything"]).ShouldBe(Everything, ignoreOrder: true);
        Subjects(received["china-desk"]).ShouldBe(Ids(Wire, WireCopy), ignoreOrder: true);
        Subjects(received["other-tongues"]).ShouldBe(OtherTongues, ignoreOrder: true);
        Subjects(received["winter-or-long"]).ShouldBe(WinterOrLong, ignoreOrder: true);
        var original = received["wire-once"].ShouldHaveSingleItem().Subject;
        Ids(Wire, WireCopy).ShouldContain(original);
        var copy = received["everything"].Single(candidate => candidate.Data.TryGetProperty("duplicateOf", out _));
        copy.Data.GetProperty("duplicateOf").GetString().ShouldBe(original.ToString());
        Ids(Wire, WireCopy).Except([original]).ShouldBe([copy.Subject]);

        (await FindAsync(index, new SearchQuery { Text = "\"Taiwan Strait\" Blinken", Top = 50 }))
            .ShouldBe(Ids(Wire, WireCopy), ignoreOrder: true);
        (await FindAsync(index, new SearchQuery { Entities = ["Location:China"], Top = 50 }))
            .ShouldBe(Ids(Wire, WireCopy), ignoreOrder: true);
        (await FindAsync(index, new SearchQuery { PublishedFrom = Day(2026, 2, 1), PublishedBefore = Day(2026, 4, 1), Top = 50 }))
            .ShouldBe(WinterOrLong.Except(Ids("salt-road.txt")), ignoreOrder: true);
        var all = await index.SearchAsync(new SearchQuery { Facets = true, Top = 50 }, Token);
        all.Total.ShouldBe(Everything.Length);
        all.Facets["language"].ToDictionary(facet => facet.Value, facet => (int)facet.Count)
            .ShouldBe(
                new Dictionary<string, int> { ["en"] = Everything.Length - 4, ["ar"] = 1, ["es"] = 1, ["de"] = 1, ["ja"] = 1 },
                ignoreOrder: true);
        all.Facets["site"].Single(facet => facet.Value == "Valley Gazette").Count.ShouldBe(2);
        // Sentiment is told for English only.
        all.Facets["sentiment"].Sum(facet => facet.Count).ShouldBe(Everything.Length - 4);
    }

    private async Task TheSameFileAgainAsync()
    {
        var before = await RowAsync(Ferry);
        var etag = await account.DropAsync(Ferry, await SampleAsync(Ferry), Token);

        var after = await UntilAsync(ArticleId.FromName(Ferry), row => row.SourceETag == etag);

        (after with { SourceETag = before.SourceETag, ETag = before.ETag }).ShouldBeEquivalentTo(before);
        await NothingMoreAsync();
    }

    private async Task AChangedFileAsync(ISearchIndex index)
    {
        await account.DropAsync(Bridge, await SampleAsync(Bridge, "nine weeks", "seventy weeks"), Token);
        await UntilAsync(ArticleId.FromName(Bridge), row => row is { Stage: ArticleStage.Published, Sequence: 2 });

        await ReceivedAsync(("everything", "enriched", Bridge, 2), ("winter-or-long", "enriched", Bridge, 2));
        (await FindAsync(index, new SearchQuery { Text = "\"seventy weeks\"" })).ShouldBe(Ids(Bridge));
        (await FindAsync(index, new SearchQuery { Text = "\"nine weeks\"" })).ShouldBeEmpty();
    }

    private async Task AChangeThatNoLongerMatchesAsync()
    {
        await account.DropAsync("embalse-sequia.txt", await SampleAsync("tidal-turbine.md", "seabed", "sea bed"), Token);
        await UntilAsync(ArticleId.FromName("embalse-sequia.txt"), row => row is { Stage: ArticleStage.Published, Sequence: 2 });

        var withdrawn = await ReceivedAsync(
            ("everything", "enriched", "embalse-sequia.txt", 2), ("other-tongues", "withdrawn", "embalse-sequia.txt", 2));
        withdrawn["other-tongues"][0].Data.GetProperty("reason").GetString().ShouldBe("no-longer-matches");
    }

    private async Task ARemovedFileAsync(ISearchIndex index)
    {
        await account.RemoveAsync(Bridge, Token);
        await UntilAsync(ArticleId.FromName(Bridge), row => row is { Stage: ArticleStage.Withdrawn, IsToBeWithdrawn: false });

        var withdrawn = await ReceivedAsync(("everything", "withdrawn", Bridge, 3), ("winter-or-long", "withdrawn", Bridge, 3));
        withdrawn.Values.SelectMany(events => events).ShouldAllBe(received => received.Data.GetProperty("reason").GetString() == "removed");
        (await FindAsync(index, new SearchQuery { Text = "\"seventy weeks\"" })).ShouldBeEmpty();
        (await account.EnrichedArticles.ReadAsync(ArticleId.FromName(Bridge), Token)).ShouldBeNull();
    }

    private async Task ARemovedFeedAsync(ISearchIndex index)
    {
        await account.RemoveAsync(Feed, Token);
        await Task.WhenAll(FeedParts.Select(id => UntilAsync(id, row => row is { Stage: ArticleStage.Withdrawn, IsToBeWithdrawn: false })));
        await UntilAsync(ArticleId.FromName(Feed), row => row is { Stage: ArticleStage.Withdrawn, IsToBeWithdrawn: false });

        var received = await ReceiveAsync();
        Subjects(received["everything"]).ShouldBe(FeedParts, ignoreOrder: true);
        Subjects(received["winter-or-long"]).ShouldBe(FeedParts, ignoreOrder: true);
        received.Values.SelectMany(events => events)
            .ShouldAllBe(received => received.Type == "article.withdrawn.v1" && received.Sequence == 2);
        received.Values.Sum(events => events.Count).ShouldBe(2 * FeedParts.Length);
        (await index.SearchAsync(new SearchQuery(), Token)).Total.ShouldBe(Everything.Length - 1 - FeedParts.Length);
    }

    private async Task ARemovedOriginalAsync(ISearchIndex index)
    {
        var isWire = (await RowAsync(Wire)).DuplicateOf is null;
        var (original, copy) = isWire ? (Wire, WireCopy) : (WireCopy, Wire);
        await account.RemoveAsync(original, Token);
        await UntilAsync(ArticleId.FromName(original), row => row is { Stage: ArticleStage.Withdrawn, IsToBeWithdrawn: false });
        await UntilAsync(ArticleId.FromName(copy), row => row is { Stage: ArticleStage.Published, Sequence: 2, DuplicateOf: null });

        await ReceivedAsync([
            .. new[] { "everything", "china-desk", "wire-once" }.SelectMany(
                queue => new[] { (queue, "withdrawn", original, 2), (queue, "enriched", copy, 2) }),
        ]);
        (await FindAsync(index, new SearchQuery { Entities = ["Location:China"], Top = 50 })).ShouldBe(Ids(copy));
    }

    private ServiceProvider IndexServices() =>
        new ServiceCollection()
            .AddLogging()
            .AddSearchIndex(
                new ConfigurationBuilder()
                .AddInMemoryCollection([KeyValuePair.Create("Search:Path", (string?)Path.Combine(account.DataFolder, "index.db"))]).Build())
            .BuildServiceProvider();

    private static async Task<IEnumerable<ArticleId>> FindAsync(ISearchIndex index, SearchQuery query) =>
        (await index.SearchAsync(query, Token)).Hits.Select(hit => hit.Id);

    private async Task<LedgerEntry> RowAsync(string name) =>
        (await account.Ledger.FindAsync(ArticleId.FromName(name), Token)).ShouldNotBeNull();

    private Task<LedgerEntry> StageAsync(ArticleId id, ArticleStage stage) => UntilAsync(id, row => row.Stage == stage);

    private async Task<LedgerEntry> UntilAsync(ArticleId id, Predicate<LedgerEntry> condition)
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

    private async Task NothingMoreAsync() => (await ReceiveAsync()).Values.SelectMany(events => events).ShouldBeEmpty();

    /// <summary>That exactly these events have come: queue, <c>enriched</c> or <c>withdrawn</c>, file, sequence.</summary>
    private async Task<Dictionary<string,
        List<Received>>> ReceivedAsync(params (string Queue, string Kind, string File, int Sequence)[] expected)
    {
        var received = await ReceiveAsync();
        received.SelectMany(
            queue =>
            queue.Value.Select(got => (queue.Key, got.Type.Split('.')[1], got.Data.GetProperty("name").GetString()!, got.Sequence)))
            .ShouldBe(expected, ignoreOrder: true);
        return received;
    }

    /// <summary>Takes every event out of every queue; each is valid.</summary>
    private async Task<Dictionary<string, List<Received>>> ReceiveAsync()
    {
        var received = new Dictionary<string, List<Received>>();
        foreach (var queue in Queues)
        {
            received[queue] = [];
            foreach (var cloudEvent in await account.ReceiveAsync(queue, Token))
            {
                var type = cloudEvent.GetProperty("type").GetString()!;
                var schema = SchemaFile.Read(type == "article.withdrawn.v1" ? "Publishing/withdrawn-event" : "Publishing/article-event");
                schema.Validate(cloudEvent.GetRawText()).ShouldBeEmpty();
                cloudEvent.GetProperty("data").GetProperty("subscription").GetString().ShouldBe(queue);
                received[queue].Add(new Received(
                    ArticleId.Parse(cloudEvent.GetProperty("subject").GetString()!), type, cloudEvent.GetProperty("data")
                        .GetProperty("sequence").GetInt32(), cloudEvent.GetProperty("data")));
            }
        }

        return received;
    }

    private static IEnumerable<ArticleId> Subjects(IEnumerable<Received> events) => events.Select(received => received.Subject);

    private static IEnumerable<ArticleId> Ids(params string[] names) => names.Select(ArticleId.FromName);

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    private static async Task<byte[]> SampleAsync(string name) =>
        await File.ReadAllBytesAsync(Path.Combine(RepositoryFiles.SampleArticles, name), Token);

    private static async Task<byte[]> SampleAsync(string name, string text, string other)
    {
        var sample = Encoding.UTF8.GetString(await SampleAsync(name));
        sample.ShouldContain(text);
        return Encoding.UTF8.GetBytes(sample.Replace(text, other, StringComparison.Ordinal));
    }

    private sealed record Received(ArticleId Subject, string Type, int Sequence, JsonElement Data);
}
