using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>The whole way on a real Azurite: the program as a process of its own, then what a reader of the account sees.</summary>
public sealed class IngestTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private const string Seed = "blinken-china.txt";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_articles_go_the_whole_way()
    {
        var result = await account.Command.RunAsync(Token, "ingest", RepositoryFiles.SampleArticles, "--json");

        result.ExitCode.ShouldBe(0, result.Errors);
        var outcomes = result.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var files = Directory.GetFiles(RepositoryFiles.SampleArticles).Select(path => Path.GetFileName(path)).ToList();
        outcomes.Select(File).Distinct().ShouldBe(files, ignoreOrder: true);
        var published = outcomes.Where(outcome => State(outcome) == "published").Select(Id).ToList();
        var rejected = outcomes.Where(outcome => State(outcome) == "rejected").ToList();
        (published.Count + rejected.Count).ShouldBe(outcomes.Count);
        rejected.ShouldAllBe(outcome => outcome.GetProperty("reason").GetProperty("message").GetString()!.Length > 0);
        rejected.Select(File)
            .ShouldBe(["empty.txt", "masthead.png", "not-found.html", "section-front.html", "sign-in.html"], ignoreOrder: true);
        outcomes.CountBy(File).Where(count => count.Value > 1).ToDictionary()
            .ShouldBe(new Dictionary<string, int> { ["hollin-bridge.feed.json"] = 3, ["valley-gazette.rss.xml"] = 2 }, ignoreOrder: true);

        await TheSubscriberHasOneValidEventAnArticleAsync(published);
        await TheDocumentsAreValidAsync(published);
        await TheLedgerAgreesAsync(outcomes);
        await TheIndexFindsTheSeedAsync();

        // Dropped once more, nothing changes and nothing is sent.
        var again = await account.Command.RunAsync(Token, "ingest", RepositoryFiles.SampleArticles, "--json");
        again.ExitCode.ShouldBe(0, again.Errors);
        var repeated = again.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        repeated.Select(outcome => (Id(outcome), State(outcome)))
            .ShouldBe(outcomes.Select(outcome => (Id(outcome), State(outcome))), ignoreOrder: true);
        repeated.ShouldAllBe(outcome => outcome.GetProperty("unchanged").GetBoolean());
        outcomes.ShouldAllBe(outcome => !outcome.GetProperty("unchanged").GetBoolean());
        (await account.ReceiveAsync(LocalSettings.DefaultQueue, Token)).ShouldBeEmpty();
    }

    private async Task TheSubscriberHasOneValidEventAnArticleAsync(List<ArticleId> published)
    {
        var schema = SchemaFile.Read("Publishing/article-event");
        var events = await account.ReceiveAsync(LocalSettings.DefaultQueue, Token);

        events.Select(cloudEvent => ArticleId.Parse(cloudEvent.GetProperty("subject").GetString()!)).ShouldBe(published, ignoreOrder: true);
        events.Select(cloudEvent => cloudEvent.GetProperty("id").GetString()).Distinct().Count().ShouldBe(events.Count);
        foreach (var cloudEvent in events)
        {
            schema.Validate(cloudEvent.GetRawText()).ShouldBeEmpty();
            cloudEvent.GetProperty("data").GetProperty("documentUrl").GetString()!.ShouldNotContain("?");
        }
    }

    private async Task TheDocumentsAreValidAsync(List<ArticleId> published)
    {
        var schema = SchemaFile.Read("Enrichment/enriched-article");
        foreach (var id in published)
        {
            var json = await account.DownloadAsync(id, Token);
            schema.Validate(json).ShouldBeEmpty();
            json.ShouldStartWith("{\"schemaVersion\":");
            var article = (await account.EnrichedArticles.ReadAsync(id, Token))!.Document;
            article.Entities.SelectMany(entity => entity.Mentions)
                .ShouldAllBe(mention => article.Text.Substring(mention.Offset, mention.Length) == mention.Text);
        }
    }

    private async Task TheLedgerAgreesAsync(List<JsonElement> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            var row = (await account.Ledger.FindAsync(Id(outcome), Token)).ShouldNotBeNull();
            row.Stage.ToString().ShouldBe(State(outcome), StringCompareShould.IgnoreCase);
            row.Delivered.ShouldBe(row.Stage == ArticleStage.Published ? ["everything"] : []);
        }
    }

    private async Task TheIndexFindsTheSeedAsync()
    {
        var result = await account.Command.RunAsync(Token, "search", "provocative", "summit", "--json");

        result.ExitCode.ShouldBe(0, result.Errors);
        JsonDocument.Parse(result.Lines[0]).RootElement.GetProperty("name").GetString().ShouldBe(Seed);
    }

    private static string File(JsonElement outcome) => outcome.GetProperty("name").GetString()!;

    private static string State(JsonElement outcome) => outcome.GetProperty("state").GetString()!;

    private static ArticleId Id(JsonElement outcome) => ArticleId.Parse(outcome.GetProperty("id").GetString()!);
}
