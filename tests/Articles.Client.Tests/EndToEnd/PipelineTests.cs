using System.Text;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Local.Tests.EndToEnd;

namespace Articles.Client.Tests.EndToEnd;

/// <summary>The real pipeline on a real storage: what a queue and a webhook receive is read as what was dropped, changed and removed.</summary>
public sealed class PipelineTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Kept = "harbour-bridge.html";
    private const string Removed = "tram-brief.txt";
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

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

        await DropAsync(Kept, "nine weeks", "nine weeks");
        await DropAsync(Removed, "tram", "tram");
        await PublishedAsync(Kept, 1);
        await PublishedAsync(Removed, 1);
        await DropAsync(Kept, "nine weeks", "seventy weeks");
        await PublishedAsync(Kept, 2);
        await account.RemoveAsync(Removed, Token);
        await UntilAsync(async () => (await account.Ledger.FindAsync(ArticleId.FromName(Removed), Token))?.Stage == ArticleStage.Withdrawn);

        await UntilAsync(async () =>
        {
            (await queue.ReceiveAsync(queued.HandleAsync, Token)).Failures.ShouldBeEmpty();
            return queued.IsComplete && posted.IsComplete;
        });
        foreach (var copies in new[] { queued, posted })
        {
            var kept = copies.Articles[Some.Id(Kept)].ShouldBeOfType<ArticleEnriched>();
            kept.Article.Name.ShouldBe(Kept);
            kept.Article.Title.ShouldNotBeNullOrEmpty();
            kept.Article.Entities.ShouldNotBeEmpty();
            copies.Articles[Some.Id(Removed)].ShouldBeOfType<ArticleWithdrawn>().Withdrawal.Reason.ShouldBe("removed");
        }

        receiver.Received.Select(one => one.Id).ShouldNotBeEmpty();
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

    private async Task DropAsync(string name, string text, string other)
    {
        var sample = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.SampleArticles, name), Token);
        sample.ShouldContain(text);
        await account.DropAsync(name, sample.Replace(text, other, StringComparison.Ordinal), Token);
    }

    private Task PublishedAsync(string name, int sequence) => UntilAsync(async () =>
        await account.Ledger.FindAsync(ArticleId.FromName(name), Token) is { Stage: ArticleStage.Published } row
            && row.Sequence == sequence);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(Moment, Token);
        }
    }

    /// <summary>The newest event of each article.</summary>
    private sealed class Copies
    {
        public Dictionary<string, ArticleChange> Articles { get; } = [];

        public bool IsComplete => Articles.GetValueOrDefault(Some.Id(Kept))?.Position.Sequence == 2
            && Articles.GetValueOrDefault(Some.Id(Removed)) is ArticleWithdrawn;

        public Task HandleAsync(ArticleEvent cloudEvent, CancellationToken cancellationToken)
        {
            var change = (ArticleChange)cloudEvent;
            Articles[change.ArticleId] = change;
            return Task.CompletedTask;
        }
    }
}
