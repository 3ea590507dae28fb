using System.Text;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Pipeline.Local.Tests.EndToEnd;

namespace Articles.Client.Tests.EndToEnd;

/// <summary>The real pipeline on a real storage: what a queue and a webhook receive is read as what was dropped, changed and removed.</summary>
public sealed class PipelineTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_and_a_webhook_end_with_what_is_published()
    {
        using var positions = new MemoryPositions();
        var (queued, posted) = (new Copies(), new Copies());
        await using var receiver = await WebhookReceiver.StartAsync(0, Token);
        receiver.Answer = context => ReceiveAsync(receiver, context, positions, posted);
        await using var serve = await StartAsync(receiver.Url);
        var client = new QueueClient(account.ConnectionString, "desk");
        await client.CreateIfNotExistsAsync(cancellationToken: Token);
        var queue = new ArticleQueue(client, positions);

        await TwoFiles.LiveAsync(account, Token);

        await Wait.UntilAsync(async () =>
        {
            (await queue.ReceiveAsync(queued.HandleAsync, Token)).Failures.ShouldBeEmpty();
            return queued.IsComplete && posted.IsComplete;
        }, Token);
        foreach (var copies in new[] { queued, posted })
        {
            var kept = copies.Articles[Some.Id(TwoFiles.Kept)].ShouldBeOfType<ArticleEnriched>();
            kept.Article.Name.ShouldBe(TwoFiles.Kept);
            kept.Article.Title.ShouldNotBeNullOrEmpty();
            kept.Article.Entities.ShouldNotBeEmpty();
            copies.Articles[Some.Id(TwoFiles.Removed)].ShouldBeOfType<ArticleWithdrawn>().Withdrawal.Reason.ShouldBe("removed");
        }
    }

    private async Task<RunningCommand> StartAsync(Uri url)
    {
        var serve = new ArticlesCommand(account.DataFolder, new Dictionary<string, string>
        {
            ["ArticleStorage"] = account.ConnectionString,
            ["Subscriptions__0__Name"] = "desk",
            ["Subscriptions__0__Queue"] = "desk",
            ["Subscriptions__1__Name"] = "hook",
            ["Subscriptions__1__Webhook"] = url.ToString(),
            ["Subscriptions__1__Secret"] = "HOOK",
            ["Webhooks__AllowPrivateAddresses"] = "true",
            ["Webhooks__Secrets__HOOK__Key"] = Secret,
        }).Start("serve");
        (await serve.ReadLineAsync(Token)).ShouldNotBeNull().ShouldStartWith("Running.");
        return serve;
    }

    private static async Task ReceiveAsync(
        WebhookReceiver receiver, HttpContext context, MemoryPositions positions, Copies copies)
    {
        var posted = receiver.Received.Last(one => one.Id == context.Request.Headers["webhook-id"]);
        var body = Encoding.UTF8.GetBytes(posted.Body);
        var cloudEvent = new WebhookReader([Secret]).Read(posted.Id, posted.Timestamp, posted.Signature, body);
        await cloudEvent.ApplyAsync(positions, copies.HandleAsync, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>The newest event of each article.</summary>
    private sealed class Copies
    {
        public Dictionary<string, ArticleChange> Articles { get; } = [];

        public bool IsComplete => Articles.GetValueOrDefault(Some.Id(TwoFiles.Kept))?.Position.Sequence == 2
            && Articles.GetValueOrDefault(Some.Id(TwoFiles.Removed)) is ArticleWithdrawn;

        public Task HandleAsync(ArticleEvent cloudEvent, CancellationToken cancellationToken)
        {
            var change = (ArticleChange)cloudEvent;
            Articles[change.ArticleId] = change;
            return Task.CompletedTask;
        }
    }
}
