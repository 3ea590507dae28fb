using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing.Webhooks;

public sealed class WebhookReplayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replayed_event_goes_to_its_queue_as_it_was_and_is_posted_under_the_same_id()
    {
        await using var receiver = await WebhookReceiver.StartAsync(0, Token);
        receiver.Answer = context => AnswerAsync(context, StatusCodes.Status410Gone);
        using var pipeline = new MemoryPipeline(
            ("Subscriptions:0:Name", "desk"), ("Subscriptions:0:Webhook", receiver.Url.ToString()), ("Subscriptions:0:Secret", "DESK"),
            ("Webhooks:Secrets:DESK:Key", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), ("Webhooks:AllowPrivateAddresses", "true"));
        var article = Some.Enriched();
        await pipeline.Enriched.TryWriteAsync(article, null, Token);
        await pipeline.PublishingStep.RunAsync(new ArticlePointer(article.Id, article.Revision), Token);
        await pipeline.WebhookStep.RunAsync(pipeline.ToPost.Sent.ShouldHaveSingleItem().Message, Token);
        var queues = new PoisonQueue(Convert.ToBase64String(pipeline.ToPost.GivenUp.ShouldHaveSingleItem().ToBytes()));
        using var metrics = new PipelineMetrics();
        var poison = new PoisonedMessages(
            queues, new MemoryPoisonStore(), pipeline.Ledger, new MemoryRounds(new WriteBudget()), metrics, pipeline.Time,
            NullLogger<PoisonedMessages>.Instance);
        var record = await poison.ListAsync(openOnly: true, Token).SingleAsync(Token);
        record.ArticleId.ShouldBe(article.Id);
        record.Reason.ShouldBe("Subscription 'desk': the receiver answered 410.");

        await poison.ReplayAsync(record.Id, "anna", Token);

        var (queue, body) = queues.Sent.ShouldHaveSingleItem();
        queue.ShouldBe(StorageNames.ToPost);
        body.ShouldBe(record.Message);
        receiver.Answer = context => AnswerAsync(context, StatusCodes.Status204NoContent);
        await pipeline.WebhookStep.RunAsync(WebhookMessage.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(body))), Token);
        receiver.Received.Count.ShouldBe(2);
        receiver.Received.Select(posted => (posted.Id, posted.Body)).Distinct().Count().ShouldBe(1);
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>The poison queue of the events to post, with one message.</summary>
    private sealed class PoisonQueue(string body) : IPoisonQueues
    {
        private bool _isEmpty;

        public List<(string Queue, string Body)> Sent { get; } = [];

        public Task<IReadOnlyList<PoisonMessage>> ReceiveAsync(string queue, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PoisonMessage>>(
                queue == StorageNames.ToPost && !_isEmpty ? [new PoisonMessage("1", "receipt", body, default)] : []);

        public Task DeleteAsync(string queue, PoisonMessage message, CancellationToken cancellationToken)
        {
            _isEmpty = true;
            return Task.CompletedTask;
        }

        public Task SendAsync(string queue, string body, CancellationToken cancellationToken)
        {
            Sent.Add((queue, body));
            return Task.CompletedTask;
        }
    }
}
