using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>An event that its receiver refuses for good waits for an operator, and is posted again when he replays it.</summary>
public sealed class WebhookReplayTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_event_is_on_record_with_its_reason_and_a_replay_posts_the_same_event()
    {
        await using var receiver = await WebhookReceiver.StartAsync(0, Token);
        receiver.Answer = context => AnswerAsync(context, StatusCodes.Status410Gone);
        await using var serve = await StartAsync(receiver.Url);
        var tram = await File.ReadAllBytesAsync(Path.Combine(RepositoryFiles.SampleArticles, "tram-brief.txt"), Token);
        await account.DropAsync("tram.txt", tram, Token);

        var record = await PoisonedAsync();
        record.GetProperty("queue").GetString().ShouldBe(StorageNames.ToPost);
        record.GetProperty("articleId").GetString().ShouldBe(ArticleId.FromName("tram.txt").ToString());
        record.GetProperty("reason").GetString().ShouldBe("Subscription 'desk': the receiver answered 410.");
        var refused = receiver.Received.ShouldHaveSingleItem();

        receiver.Answer = context => AnswerAsync(context, StatusCodes.Status204NoContent);
        var replayed = await account.Command.RunAsync(Token, "poison", "replay", "--all");
        replayed.Lines.ShouldBe(["1 message replayed."], replayed.Errors);
        while (receiver.Received.Count < 2)
        {
            await Task.Delay(Moment, Token);
        }

        receiver.Received.Select(posted => (posted.Id, posted.Body)).ShouldBe([(refused.Id, refused.Body), (refused.Id, refused.Body)]);
        (await account.Command.RunAsync(Token, "poison", "list", "--json")).Lines.ShouldBeEmpty();
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private async Task<JsonElement> PoisonedAsync()
    {
        while (true)
        {
            var listed = await account.Command.RunAsync(Token, "poison", "list", "--json");
            if (listed.Lines is [var line])
            {
                return JsonDocument.Parse(line).RootElement;
            }

            listed.Lines.ShouldBeEmpty();
        }
    }

    private async Task<RunningCommand> StartAsync(Uri url)
    {
        var serve = new ArticlesCommand(account.DataFolder, new Dictionary<string, string>
        {
            ["ArticleStorage"] = account.ConnectionString,
            ["Subscriptions__0__Name"] = "desk",
            ["Subscriptions__0__Webhook"] = url.ToString(),
            ["Subscriptions__0__Secret"] = "DESK",
            ["Webhooks__AllowPrivateAddresses"] = "true",
            ["Webhooks__Secrets__DESK__Key"] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        }).Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        return serve;
    }
}
