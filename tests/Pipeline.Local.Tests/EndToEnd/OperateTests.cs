using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Poison;
using Pipeline.Local.Api;
using Pipeline.Local.Hosting;
using Pipeline.Storage;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>
/// An operator's day on a real Azurite and the real host: 150 articles, a new cleaner, a run that dies, a lost pointer, a poisoned article,
/// and the status that adds up after each.
/// </summary>
public sealed class OperateTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private const int Articles = 150;
    private const int NewCleaner = 2;
    private const string Lost = "lost.txt";
    private const string Poisoned = "article-007.txt";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_cleaner_a_dead_run_a_lost_pointer_and_a_poisoned_article()
    {
        await using (var pipeline = await RunningPipeline.StartAsync(account, cleanerVersion: 1, queue: null, Token))
        {
            await Parallel.ForAsync(
                0, Articles, Token, async (number, token) => await account.DropAsync(Name(number), Text(number), token));
            await PublishedAsync(pipeline, Articles);
            await ShouldAddUpAsync(pipeline, Articles);
            await TakeNewDropAsync("idle.txt");
        }

        await LoseAPointerAsync();

        var queue = new FailingQueue();
        await using (var pipeline = await RunningPipeline.StartAsync(account, NewCleaner, queue, Token))
        {
            await TheNewCleanerCatchesUpAsync(pipeline, queue);
            await APoisonedArticleIsRepairedAsync(pipeline);
            await TheApiAgreesAsync(pipeline);
        }

        await TheCommandsAgreeAsync();
    }

    private async Task TheNewCleanerCatchesUpAsync(LocalPipeline pipeline, FailingQueue queue)
    {
        var round = pipeline.Services.GetRequiredService<ScheduledMaintenance>();
        (await pipeline.Services.GetRequiredService<StatusReader>().ReadAsync(Token)).Stale.ShouldBe(Articles + 1);

        // The first run dies in the middle; five more catch up, the lost pointer's article among them.
        queue.DieAfter(20);
        await Should.ThrowAsync<IOException>(queue.CountAsync(() => round.RunAsync(Token)));
        var (stuck, overtaken) = (0, 0);
        for (var run = 0; run < 5; run++)
        {
            // Once all are sent a run begins anew, and would find again what still waits in the queue: on a slow machine that is some.
            if (queue.Sent.DistinctBy(request => request.Name).Count() == Articles + 2)
            {
                await WaitAsync(
                    async () => (await Queue(StorageNames.ToReprocess).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount == 0,
                    pause: 500);
            }

            var report = await queue.CountAsync(() => round.RunAsync(Token));
            report.Sent.ShouldBeLessThanOrEqualTo(RunningPipeline.MaxArticles);
            stuck += report.Stuck;

            // Five seconds on a quiet machine; here it only has to be told from standing behind all that was sent.
            (await TakeNewDropAsync($"new-{run}.txt")).ShouldBeLessThan(TimeSpan.FromSeconds(20));
            overtaken += (await Queue(StorageNames.ToReprocess).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount > 0 ? 1 : 0;
        }

        overtaken.ShouldBeGreaterThan(0);
        stuck.ShouldBeInRange(0, 1);
        var again = queue.Sent.Select(request => request.Name).ToList();
        again.ShouldContain(Lost);
        again.Distinct().Count().ShouldBe(Articles + 2);
        // A batch that was being sent when the run died is sent once more.
        var twice = queue.Sent.Index().GroupBy(sent => sent.Item.Name).Where(sent => sent.Count() > 1);
        again.Count.ShouldBeLessThanOrEqualTo(
            Articles + 2 + 16, string.Join(
                '\n', twice.Select(sent => $"{sent.Key}: {string.Join(", ", sent.Select(one => $"{one.Index} {one.Item.Cause}"))}")));

        await PublishedAsync(pipeline, Articles + 2 + 5);
        var status = await ShouldAddUpAsync(pipeline, Articles + 2 + 5);
        status.Stale.ShouldBe(0);
        (await round.RunAsync(Token)).Sent.ShouldBe(0);
    }

    private async Task<TimeSpan> TakeNewDropAsync(string name)
    {
        var started = Stopwatch.GetTimestamp();
        await account.DropAsync(name, Text(name.Length), Token);
        await WaitAsync(async () => (await account.Ledger.FindAsync(ArticleId.FromName(name), Token))?.Stage == ArticleStage.Published);
        var taken = Stopwatch.GetElapsedTime(started);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: published after {taken.TotalSeconds:0.00} s.");
        return taken;
    }

    private async Task APoisonedArticleIsRepairedAsync(LocalPipeline pipeline)
    {
        // Somebody broke the cleaned document before its turn came once more: each of the host's tries fails.
        var id = ArticleId.FromName(Poisoned);
        var pointer = new ArticlePointer(id, (await account.Ledger.FindAsync(id, Token))!.Revision);
        var blob = new BlobContainerClient(account.ConnectionString, StorageNames.CleanArticles).GetBlobClient($"{id}.json");
        var content = (await blob.DownloadContentAsync(Token)).Value.Content;
        await blob.UploadAsync(new BinaryData("{ broken"), overwrite: true, Token);
        await Queue(StorageNames.ToEnrich).SendMessageAsync(PointerMessage.Format(pointer), Token);

        var poison = pipeline.Services.GetRequiredService<PoisonedMessages>();
        PoisonRecord? record = null;
        await WaitAsync(
            async () => (record = await poison.ListAsync(openOnly: true, Token).FirstOrDefaultAsync(Token)) is not null, pause: 500);
        record!.ShouldSatisfyAllConditions(
            r => r.ArticleId.ShouldBe(pointer.ArticleId),
            r => r.Name.ShouldBe(Poisoned),
            r => r.FailedIn.ShouldBe("EnrichArticle"),
            r => r.Reason.ShouldContain("is not a document of this pipeline"));
        (await ShouldAddUpAsync(pipeline, Articles + 7)).Stages.Single(stage => stage.Stage == ArticleStage.Failed).Articles.ShouldBe(1);
        var listed = await account.Command.RunAsync(Token, "poison", "list", "--json");
        JsonDocument.Parse(listed.Lines.Single()).RootElement.GetProperty("id").GetString().ShouldBe(record!.Id, listed.Errors);

        var failed = await account.Command.RunAsync(Token, "list", "--stage", "failed", "--since", "1d", "--json");
        var row = JsonDocument.Parse(failed.Lines.Single()).RootElement;
        (row.GetProperty("name").GetString(), row.GetProperty("stage").GetString()).ShouldBe((Poisoned, "failed"));
        var page = await account.Command.RunAsync(Token, "list", "--limit", "3", "--json");
        page.Lines.Count.ShouldBe(3);
        page.Errors.ShouldContain("There may be more: --cursor ");
        var rest = await account.Command.RunAsync(Token, "list", "--all", "--cursor", page.Errors.Trim().Split(' ')[^1], "--json");
        page.Lines.Concat(rest.Lines).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString())
            .ShouldBeUnique();
        (page.Lines.Count + rest.Lines.Count).ShouldBe(Articles + 7);

        await blob.UploadAsync(content, overwrite: true, Token);
        var replayed = await account.Command.RunAsync(Token, "poison", "replay", "--all");
        replayed.ExitCode.ShouldBe(ExitCodes.Success, replayed.Errors);
        replayed.Lines.ShouldBe(["1 message replayed."]);

        await WaitAsync(async () => (await account.Ledger.FindAsync(pointer.ArticleId, Token))?.Stage == ArticleStage.Published);
        (await ShouldAddUpAsync(pipeline, Articles + 7)).Poison.ShouldBe(0);
    }

    private static async Task TheApiAgreesAsync(LocalPipeline pipeline)
    {
        await using var server =
            await ApiServer.StartAsync(pipeline.Services, new ApiSettings(IPAddress.Loopback, Port: 0, Hosts: []), Token);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address, "api/") };
        (await client.GetFromJsonAsync<JsonElement>("status", Token)).GetProperty("articles").GetInt64().ShouldBe(Articles + 7);
        (await client.GetFromJsonAsync<JsonElement>($"articles/{Poisoned}", Token)).GetProperty("entry").GetProperty("stage").GetString()
            .ShouldBe("published");
        var health = await client.GetFromJsonAsync<JsonElement>("health", Token);
        health.GetProperty("status").GetString().ShouldBe("Healthy", health.ToString());
        health.GetProperty("dependencies").EnumerateArray().Select(dependency => dependency.GetProperty("name").GetString())
            .ShouldBe(["analytics", "blobs", "index", "index-file", "queues", "removals", "tables"]);
        (await client.GetAsync("openapi.json", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("articles/nobody.txt", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("reprocess", Token)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await client.PostAsJsonAsync("reprocess", new { limit = 0 }, Token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await DetailAsync(client, string.Empty)).ShouldBe("The request has no body. Send a JSON object; /api/openapi.json says which.");
        (await DetailAsync(client, "{\"limit\":\"ten\"}"))
            .ShouldBe("The body is not as /api/openapi.json describes it, at $.limit, line 1, byte 15.");
        (await client.PostAsync("poison/replay", new StringContent("{\"all\":true}"), Token)).StatusCode
            .ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await DetailAsync(client, "{\"name\":\"new-?.txt\",\"dry_run\":true}"))
            .ShouldStartWith("The body has a field 'dry_run', which is not known; did you mean 'dryRun'?");
        (await DetailAsync(client, "{}", "reprocess?dryRun=true")).ShouldStartWith("The query has 'dryRun', which is not known.");
        using var endless =
            new StringContent($"{{\"name\":\"{new string('a', 2_000_000)}\"}}", System.Text.Encoding.UTF8, "application/json");
        var tooLong = await client.PostAsync("reprocess", endless, Token);
        tooLong.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        tooLong.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await tooLong.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("detail").GetString()
            .ShouldStartWith("The body has more than 100,000 bytes.");
        var dryRun = await client.PostAsJsonAsync("reprocess", new { name = "new-?.txt", dryRun = true }, Token);
        (await dryRun.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("asked").GetInt32().ShouldBe(5);
        using var rebound =
            new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "api/status")) { Headers = { Host = "evil.test" } };
        (await client.SendAsync(rebound, Token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string?> DetailAsync(HttpClient client, string body, string address = "reprocess")
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await client.PostAsync(address, content, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("detail").GetString();
    }

    private async Task TheCommandsAgreeAsync()
    {
        var status = JsonDocument.Parse((await RunAsync("status", "--json")).Lines.Single()).RootElement;
        status.GetProperty("articles").GetInt64().ShouldBe(Articles + 7);
        status.GetProperty("publishedLastHour").GetInt64().ShouldBe(Articles + 7);

        (await RunAsync("article", "show", Poisoned)).Output.ShouldContain("Published since");
        (await RunAsync("poison", "list")).Output.ShouldContain("No poisoned messages.");
        var dryRun = await RunAsync("reprocess", "--name", "new-?.txt", "--dry-run");
        dryRun.Output.ShouldContain("5 articles would be reprocessed (5 requested)");

        var csv = await RunAsync("export", "--format", "csv");
        csv.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThan(Articles + 7);
        (await RunAsync("export")).Lines.Count.ShouldBe(Articles + 7);

        (await RunAsync("remove", Poisoned)).Output.ShouldContain("was removed");
        (await account.Command.RunAsync(Token, "remove", Poisoned)).ExitCode.ShouldBe(ExitCodes.Failure);
        (await account.Command.RunAsync(Token, "article", "show", "nobody.txt")).ExitCode.ShouldBe(ExitCodes.Failure);
    }

    private async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var result = await account.Command.RunAsync(Token, arguments);
        result.ExitCode.ShouldBe(ExitCodes.Success, result.Errors);
        return result;
    }

    /// <summary>An article that was cleaned two hours ago, and whose message somebody deleted.</summary>
    private async Task LoseAPointerAsync()
    {
        var settings = new ConfigurationBuilder()
            .AddConfiguration(RunningPipeline.Settings(account))
            .AddInMemoryCollection([new("Handover:MaxArticles", "0")])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(-2)))
            .AddSingleton(new CleanerVersion(NewCleaner))
            .AddArticlePipeline(settings)
            .AddPipelineStorage(settings)
            .AddSingleton<IPointerQueue, NoQueue>()
            .AddSingleton<INextStage<CleanedArticle>, NoStage>()
            .BuildServiceProvider();
        await account.DropAsync(Lost, Text(0), Token);
        await services.GetRequiredService<CleaningStep>().RunAsync(Lost, Token);
    }

    private static Task PublishedAsync(LocalPipeline pipeline, int count)
    {
        var status = pipeline.Services.GetRequiredService<StatusReader>();
        return WaitAsync(async () =>
        {
            var now = await status.ReadAsync(Token);
            return now.Stages.Single(stage => stage.Stage == ArticleStage.Published).Articles == count && now.Stale == 0;
        }, pause: 1000);
    }

    /// <summary>The status beside what is really in the containers and queues.</summary>
    private async Task<PipelineStatus> ShouldAddUpAsync(LocalPipeline pipeline, int files)
    {
        var reader = pipeline.Services.GetRequiredService<StatusReader>();
        await WaitAsync(
            async () =>
            (await reader.ReadAsync(Token)).Queues.Where(queue => StorageNames.TriggerQueues.Contains(queue.Queue))
            .Sum(queue => queue.Messages) == 0, pause: 500);

        var status = await reader.ReadAsync(Token);
        status.Articles.ShouldBe(files);
        var published = status.Stages.Single(stage => stage.Stage == ArticleStage.Published).Articles;
        (await CountAsync(StorageNames.Inbox)).ShouldBe(files);
        (await CountAsync(StorageNames.CleanArticles)).ShouldBe(files);
        var failed = status.Stages.Single(stage => stage.Stage == ArticleStage.Failed).Articles;
        ((long)await CountAsync(StorageNames.EnrichedArticles)).ShouldBe(published + failed);
        foreach (var queue in status.Queues)
        {
            (await Queue(queue.Queue).GetPropertiesAsync(Token)).Value.ApproximateMessagesCountLong.ShouldBe(queue.Messages, queue.Queue);
        }

        return status;
    }

    private async Task<int> CountAsync(string container) =>
        await new BlobContainerClient(account.ConnectionString, container).GetBlobsAsync(cancellationToken: Token).CountAsync(Token);

    private QueueClient Queue(string name) =>
        new(account.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private static async Task WaitAsync(Func<Task<bool>> condition, int pause = 100)
    {
        while (!await condition())
        {
            await Task.Delay(pause, Token);
        }
    }

    private static string Name(int number) => $"article-{number:000}.txt";

    /// <summary>An article of its own: all of one wording would be one story, and the finding of duplicates the whole work.</summary>
    private static string Text(int number)
    {
        var random = new Random(number);
        string Pick(params ReadOnlySpan<string> words) => words[random.Next(words.Length)];
        string Sentence() =>
            Pick(
                "The captain", "A teacher", "The mayor", "One farmer", "The engineer", "A judge", "The minister", "Her neighbour",
                "The baker", "A nurse")
            + " "
            + $"{Pick("said", "denied", "explained", "feared", "promised", "wrote", "claimed", "insisted", "hoped", "found")} on "
                + $"{Pick("Monday", "Tuesday", "Friday", "Sunday")} that "
            + Pick(
                "the old bridge", "a new school", "the harbour wall", "this year's harvest", "the night train", "a broken pipe",
                "the village hall", "the last ferry")
            + " "
            + $"{Pick("would cost", "had earned", "might save", "could lose", "would bring", "had used up")} {random.Next(2, 9000)} "
                + $"{Pick("crowns", "hours", "tonnes", "jobs", "trees", "votes")} "
            + Pick(
                "before the winter", "within two years", "in spite of the storm", "after the long strike", "without any help",
                "for the third time")
            + ".";
        return string.Join(
            "\n\n", Enumerable.Range(0, 5).Select(_ => $"{Sentence()} {Sentence()}")
            .Prepend($"{Pick("Harbour", "Valley", "Island", "Market")} news of day {number}"));
    }

    /// <summary>Where messages are lost.</summary>
    private sealed class NoQueue : IPointerQueue
    {
        public Task SendAsync(string queue, ArticlePointer pointer, TimeSpan delay, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }
}
