using System.Text;
using System.Text.Json.Nodes;
using Articles.TextAnalytics.Embedded.Tests.Language;
using Pipeline.Articles.Contracts;
using Pipeline.Functions.Tests.Publishing;

namespace Pipeline.Functions.Tests.Worker;

/// <summary>
/// The published app runs: a stand-in for the Functions host starts it and calls a function of each kind. The host itself is no package;
/// what it says is taken from its protocol.
/// </summary>
[Collection(PublishedApp.Collection)]
public sealed class WorkerTests(PublishedApp app)
{
    private static readonly Dictionary<string, string> None = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_functions_load_with_the_metadata_that_the_host_indexes()
    {
        await using var storage = await WorkerStorage.StartAsync(Token);
        await using var worker = await PublishedWorker.StartAsync(app["."], storage.Settings, Token);

        var published = JsonNode.Parse(await File.ReadAllTextAsync(app["functions.metadata"], Token))!.AsArray();
        worker.Functions.Select(function => Text(function, "name"))
            .ShouldBe(published.Select(function => Text(function!.AsObject(), "name")), ignoreOrder: true);
        worker.Functions.ShouldAllBe(function => Text(function, "language") == "dotnet-isolated");
        Told(worker, "CleanArticle").ShouldBe("blobTrigger inbox/{name} ArticleStorage");
        Told(worker, "CleanArticleAgain").ShouldBe("queueTrigger articles-to-clean ArticleStorage");
        Told(worker, "PostEvent").ShouldBe("queueTrigger events-to-post ArticleStorage");
        Told(worker, "RedriveEvents").ShouldBe("timerTrigger 30 */5 * * * *");
        Told(worker, "GetStatus").ShouldBe("httpTrigger status");
    }

    [Fact]
    public async Task A_blob_a_message_a_timer_and_a_request_each_succeed()
    {
        await using var storage = await WorkerStorage.StartAsync(Token);
        await using var worker = await PublishedWorker.StartAsync(app["."], storage.Settings, Token);
        await storage.DropAsync("news/a b#1.txt", Article(LanguageSentences.All["en"]), Token);

        Succeeded(await CleanAsync(worker, "news/a b#1.txt"));
        var pointer = (await storage.TakeAsync(StorageNames.ToEnrich, Token)).ShouldHaveSingleItem();
        Succeeded(await worker.InvokeAsync("EnrichArticle", "message", new JsonObject { ["string"] = pointer }, None, Token));
        Succeeded(await TickAsync(worker, "ReleaseArticles"));
        Succeeded(await TickAsync(worker, "RedriveEvents"));
        var answer = await GetAsync(worker, "GetArticle", "articles/news%2Fa%20b%231.txt", ("article", "news%2Fa b#1.txt"));

        answer["statusCode"]!.GetValue<string>().ShouldBe("200");
        Body(answer)["entry"]!["stage"]!.GetValue<string>().ShouldBe("enriched");
    }

    [Fact]
    public async Task A_blob_that_nothing_makes_wait_is_published_in_its_invocation()
    {
        await using var storage = await WorkerStorage.StartAsync(Token);
        var settings = storage.Settings.ToDictionary();
        settings["Handover__MaxArticles"] = "16";
        // The first invocation of a worker on a busy machine takes long.
        settings["Handover__MaxTime"] = "00:05:00";
        await using var worker = await PublishedWorker.StartAsync(app["."], settings, Token);
        await storage.DropAsync("a.txt", Article(LanguageSentences.All["en"]), Token);

        Succeeded(await CleanAsync(worker, "a.txt"));

        var answer = await GetAsync(worker, "GetArticle", "articles/a.txt", ("article", "a.txt"));
        Body(answer)["entry"]!["stage"]!.GetValue<string>().ShouldBe("published");
    }

    [Fact]
    public async Task A_blob_a_message_a_timer_and_a_request_each_fail_and_say_why()
    {
        await using var storage = await WorkerStorage.StartAsync(Token);
        await using var worker = await PublishedWorker.StartAsync(app["."], storage.Settings, Token);
        await storage.DropAsync("a.txt", Article(LanguageSentences.All["en"]), Token);

        Failed(await worker.InvokeAsync("EnrichArticle", "message", new JsonObject { ["string"] = "{}" }, None, Token))
            .ShouldContain("The queue message is not a pointer");
        (await GetAsync(worker, "GetArticle", "articles/b.txt", ("article", "b.txt")))["statusCode"]!.GetValue<string>().ShouldBe("404");

        await storage.Tables.DeleteTableAsync(StorageNames.Ledger, Token);
        Succeeded(await CleanAsync(worker, "a.txt"));
        (await storage.Queues.GetQueueClient(StorageNames.ToClean).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount.ShouldBe(1);

        await storage.Queues.DeleteQueueAsync(StorageNames.ToClean, Token);
        Failed(await CleanAsync(worker, "a.txt")).ShouldContain("TableNotFound");
        Failed(await TickAsync(worker, "ReleaseArticles")).ShouldContain("TableNotFound");
    }

    [Fact]
    public async Task An_article_in_each_language_that_is_told_is_told()
    {
        await using var storage = await WorkerStorage.StartAsync(Token);
        await using var worker = await PublishedWorker.StartAsync(app["."], storage.Settings, Token);
        var told = new Dictionary<string, string?>();
        foreach (var (language, sentence) in LanguageSentences.All)
        {
            var name = $"{language}.txt";
            await storage.DropAsync(name, Article(sentence), Token);
            Succeeded(await CleanAsync(worker, name));
            var pointer = (await storage.TakeAsync(StorageNames.ToEnrich, Token)).ShouldHaveSingleItem();
            Succeeded(await worker.InvokeAsync("EnrichArticle", "message", new JsonObject { ["string"] = pointer }, None, Token));
            var document = storage.Blobs.GetBlobContainerClient(StorageNames.EnrichedArticles)
                .GetBlobClient($"{ArticleId.FromName(name)}.json");
            told[language] = (string?)JsonNode.Parse((await document.DownloadContentAsync(Token)).Value.Content)!["language"];
        }

        told.ShouldAllBe(pair => pair.Key == pair.Value);
    }

    [Fact]
    public async Task The_first_start_creates_the_storage_and_the_next_one_only_looks()
    {
        await using var storage = await WorkerStorage.StartAsync(Token);
        await using (await PublishedWorker.StartAsync(app["."], storage.Settings, Token))
        {
            (await storage.Queues.GetQueueClient(StorageNames.ToClean).ExistsAsync(Token)).Value.ShouldBeTrue();
        }

        await storage.Queues.DeleteQueueAsync(StorageNames.ToClean, Token);
        await using (await PublishedWorker.StartAsync(app["."], storage.Settings, Token))
        {
            (await storage.Queues.GetQueueClient(StorageNames.ToClean).ExistsAsync(Token)).Value.ShouldBeFalse();
        }

        await storage.Tables.DeleteTableAsync(StorageNames.Ledger, Token);
        await using (await PublishedWorker.StartAsync(app["."], storage.Settings, Token))
        {
            (await storage.Queues.GetQueueClient(StorageNames.ToClean).ExistsAsync(Token)).Value.ShouldBeTrue();
        }
    }

    private static Task<JsonObject> CleanAsync(PublishedWorker worker, string name)
    {
        var content = new JsonObject { ["Connection"] = "ArticleStorage", ["ContainerName"] = StorageNames.Inbox, ["BlobName"] = name };
        var blob = new JsonObject
        {
            ["version"] = "1.0",
            ["source"] = "AzureStorageBlobs",
            ["contentType"] = "application/json",
            ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(content.ToJsonString())),
        };
        var metadata = new Dictionary<string, string> { ["name"] = name };
        return worker.InvokeAsync("CleanArticle", "blob", new JsonObject { ["modelBindingData"] = blob }, metadata, Token);
    }

    private static Task<JsonObject> TickAsync(PublishedWorker worker, string function) =>
        worker.InvokeAsync(
            function, "timer",
            new JsonObject { ["json"] = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""" }, None, Token);

    private static async Task<JsonObject> GetAsync(
        PublishedWorker worker, string function, string path, params (string Name, string Value)[] route)
    {
        var request = new JsonObject { ["method"] = "GET", ["url"] = $"https://articles.azurewebsites.net/api/{path}" };
        var metadata = route.ToDictionary(pair => pair.Name, pair => pair.Value);
        var answer = await worker.InvokeAsync(function, "request", new JsonObject { ["http"] = request }, metadata, Token);
        return Succeeded(answer)["returnValue"]!["http"]!.AsObject();
    }

    private static JsonObject Succeeded(JsonObject answer)
    {
        ((string?)answer["result"]!["status"]).ShouldBe("Success", answer.ToJsonString());
        return answer;
    }

    /// <returns>The exception's message.</returns>
    private static string Failed(JsonObject answer) =>
        (string)answer["result"]!["exception"].ShouldNotBeNull(answer.ToJsonString())["message"]!;

    private static JsonNode Body(JsonObject http) =>
        JsonNode.Parse(Convert.FromBase64String((string)http["body"]!["bytes"]!))!;

    private static string Told(PublishedWorker worker, string function)
    {
        var told = worker.Functions.Single(candidate => Text(candidate, "name") == function);
        var binding = JsonNode.Parse(told["rawBindings"]!.AsArray()[0]!.GetValue<string>())!;
        string[] properties = ["type", "path", "queueName", "schedule", "route", "connection"];
        return string.Join(' ', properties.Select(property => (string?)binding[property]).Where(value => value is not null));
    }

    private static string? Text(JsonObject json, string name) => (string?)json[name];

    /// <summary>An article with a headline of any language, and a body of one.</summary>
    private static string Article(string sentence) =>
        string.Concat(sentence, "\n\n", string.Join("\n\n", Enumerable.Repeat($"{sentence} {sentence} {sentence}", 4)), "\n");
}
