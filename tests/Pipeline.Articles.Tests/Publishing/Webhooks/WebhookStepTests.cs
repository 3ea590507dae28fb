using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Poison;
using Pipeline.Articles.Publishing.Webhooks;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing.Webhooks;

/// <summary>What is posted to a real receiver, and what becomes of an event that it does not take.</summary>
public sealed class WebhookStepTests : IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private WebhookReceiver _receiver = null!;
    private MemoryPipeline _pipeline = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync(0, Token);
        _pipeline = Pipeline(("Webhooks:AllowPrivateAddresses", "true"));
    }

    public async ValueTask DisposeAsync()
    {
        _pipeline.Dispose();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task An_articles_event_waits_in_the_queue_and_is_posted_as_it_is_signed()
    {
        var message = await PublishAsync();
        _pipeline.Ledger[Some.Enriched().Name].Delivered.ShouldBe(["desk", "queued"]);
        _receiver.Received.ShouldBeEmpty();

        await _pipeline.WebhookStep.RunAsync(message, Token);

        var posted = _receiver.Received.ShouldHaveSingleItem();
        posted.Path.ShouldBe("/articles");
        posted.ContentType.ShouldBe("application/cloudevents+json; charset=utf-8");
        posted.Body.ShouldBe(Encoding.UTF8.GetString(message.CloudEvent.Span));
        using var json = JsonDocument.Parse(posted.Body);
        posted.Id.ShouldBe(json.RootElement.GetProperty("id").GetString());
        posted.Signature.ShouldBe(WebhookSignature.Of(
            [WebhookSignature.KeyOf(Secret)!], posted.Id,
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(posted.Timestamp, CultureInfo.InvariantCulture)), message.CloudEvent));
        NothingIsLeft();
    }

    [Fact]
    public async Task A_message_survives_its_queue_byte_for_byte()
    {
        var message = await PublishAsync() with { Attempt = 3, Waits = 2, Reason = "it was down" };

        var read = WebhookMessage.Parse(Encoding.UTF8.GetString(message.ToBytes()));

        read.CloudEvent.Span.SequenceEqual(message.CloudEvent.Span).ShouldBeTrue();
        (read with { CloudEvent = default }).ShouldBe(message with { CloudEvent = default });
    }

    [Theory]
    [InlineData(StatusCodes.Status302Found)]
    [InlineData(StatusCodes.Status400BadRequest)]
    [InlineData(StatusCodes.Status401Unauthorized)]
    [InlineData(StatusCodes.Status404NotFound)]
    [InlineData(StatusCodes.Status500InternalServerError)]
    [InlineData(StatusCodes.Status503ServiceUnavailable)]
    public async Task An_event_that_is_not_taken_waits_and_is_posted_again_under_its_id(int status)
    {
        Answer(status, context => context.Response.Headers.Location = "/elsewhere");
        await _pipeline.WebhookStep.RunAsync(await PublishAsync(), Token);
        var (again, delay) = _pipeline.ToPost.Sent.ShouldHaveSingleItem();
        again.Attempt.ShouldBe(1);
        again.Reason!.ShouldContain(status.ToString(CultureInfo.InvariantCulture));
        delay.ShouldBe(TimeSpan.FromMinutes(1));
        _pipeline.ToPost.Sent.Clear();

        Answer(StatusCodes.Status200OK);
        await _pipeline.WebhookStep.RunAsync(again, Token);

        _receiver.Received.Select(posted => posted.Path).Distinct().ShouldBe(["/articles"]);
        _receiver.Received.Select(posted => posted.Id).Distinct().Count().ShouldBe(1);
        _receiver.Received.Count.ShouldBe(2);
        NothingIsLeft();
    }

    [Theory]
    [InlineData(StatusCodes.Status429TooManyRequests, "600", 600)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, "600", 600)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, "1", 60)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, "999999", 3600)]
    public async Task The_wait_that_a_receiver_asks_for_is_kept_up_to_the_longest(int status, string retryAfter, int seconds)
    {
        Answer(status, context => context.Response.Headers.RetryAfter = retryAfter);

        await _pipeline.WebhookStep.RunAsync(await PublishAsync(), Token);

        _pipeline.ToPost.Sent.ShouldHaveSingleItem().Delay.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_tried_no_more_and_a_replay_begins_anew()
    {
        Answer(StatusCodes.Status410Gone);

        await _pipeline.WebhookStep.RunAsync(await PublishAsync(), Token);

        _pipeline.ToPost.Sent.ShouldBeEmpty();
        var poisoned = _pipeline.ToPost.GivenUp.ShouldHaveSingleItem();
        poisoned.Attempt.ShouldBe(0);
        var subject = PoisonSubject.Of(Convert.ToBase64String(poisoned.ToBytes()));
        subject.ArticleId.ShouldBe(poisoned.ArticleId);
        subject.Reason.ShouldBe("Subscription 'desk': the receiver answered 410.");
    }

    [Fact]
    public async Task After_the_last_try_an_event_is_poisoned_and_not_lost()
    {
        Answer(StatusCodes.Status500InternalServerError);

        await _pipeline.WebhookStep.RunAsync(await PublishAsync() with { Attempt = 11 }, Token);

        _pipeline.ToPost.Sent.ShouldBeEmpty();
        _pipeline.ToPost.GivenUp.ShouldHaveSingleItem().Reason!.ShouldContain("500");
    }

    [Fact]
    public async Task A_receiver_that_is_down_makes_its_event_wait()
    {
        var message = await PublishAsync();
        await _receiver.DisposeAsync();

        await _pipeline.WebhookStep.RunAsync(message, Token);

        _pipeline.ToPost.Sent.ShouldHaveSingleItem().Message.Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task A_receiver_that_is_slow_takes_few_events_at_a_time_and_each_within_the_time_limit()
    {
        var message = await PublishAsync();
        _receiver.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var four = Enumerable.Range(0, 4).Select(_ => _pipeline.WebhookStep.RunAsync(message, Token)).ToList();

        await _pipeline.WebhookStep.RunAsync(message, Token);

        var waiting = _pipeline.ToPost.Sent.ShouldHaveSingleItem();
        (waiting.Message.Attempt, waiting.Message.Waits, waiting.Delay).ShouldBe((0, 1, TimeSpan.FromSeconds(2)));
        _pipeline.Time.Advance(TimeSpan.FromSeconds(15));
        await Task.WhenAll(four);
        _pipeline.ToPost.Sent.Count(sent => sent.Message is { Attempt: 1 } && sent.Message.Reason!.Contains("15 s")).ShouldBe(4);
    }

    [Fact]
    public async Task A_receiver_that_keeps_failing_is_left_alone_for_a_while()
    {
        var message = await PublishAsync();
        Answer(StatusCodes.Status500InternalServerError);
        for (var i = 0; i < 8; i++)
        {
            await _pipeline.WebhookStep.RunAsync(message, Token);
        }

        _receiver.Received.Count.ShouldBe(5);
        _pipeline.ToPost.Sent.Count.ShouldBe(8);
        Answer(StatusCodes.Status200OK);
        _pipeline.Time.Advance(TimeSpan.FromMinutes(1));
        await _pipeline.WebhookStep.RunAsync(message, Token);
        _receiver.Received.Count.ShouldBe(6);
        _pipeline.ToPost.Sent.Count.ShouldBe(8);
    }

    [Fact]
    public async Task An_address_of_this_machine_is_not_posted_to_unless_that_is_allowed()
    {
        using var guarded = Pipeline();

        await guarded.WebhookStep.RunAsync(await PublishAsync(), Token);

        _receiver.Received.ShouldBeEmpty();
        guarded.ToPost.Sent.ShouldHaveSingleItem().Message.Reason!.ShouldContain("AllowPrivateAddresses");
    }

    [Fact]
    public async Task A_subscription_that_is_missing_or_has_no_secret_loses_no_event()
    {
        var message = await PublishAsync();
        await _pipeline.WebhookStep.RunAsync(message with { Subscription = "other" }, Token);
        _pipeline.Configure("Subscriptions:0:Secret", "NONE");
        await _pipeline.WebhookStep.RunAsync(message, Token);

        _receiver.Received.ShouldBeEmpty();
        _pipeline.ToPost.Sent.Select(sent => sent.Message.Reason).ShouldBe(
            [
                "Subscription 'other': there is no such subscription with a webhook.",
                "Subscription 'desk': there is no secret Webhooks__Secrets__NONE__Key.",
            ]);
    }

    [Fact]
    public async Task A_run_that_dies_after_it_has_posted_posts_the_same_event_again()
    {
        var message = await PublishAsync();

        await _pipeline.WebhookStep.RunAsync(message, Token);
        await _pipeline.WebhookStep.RunAsync(message, Token);

        _receiver.Received.Select(posted => (posted.Id, posted.Body)).Distinct().Count().ShouldBe(1);
    }

    private void Answer(int status, Action<HttpContext>? more = null) => _receiver.Answer = context =>
    {
        context.Response.StatusCode = status;
        more?.Invoke(context);
        return Task.CompletedTask;
    };

    private void NothingIsLeft()
    {
        _pipeline.ToPost.Sent.ShouldBeEmpty();
        _pipeline.ToPost.GivenUp.ShouldBeEmpty();
    }

    private MemoryPipeline Pipeline(params (string, string)[] more) => new(
    [
        ("Subscriptions:0:Name", "desk"), ("Subscriptions:0:Webhook", $"{_receiver.Url}articles"), ("Subscriptions:0:Secret", "DESK"),
        ("Subscriptions:1:Name", "queued"), ("Subscriptions:1:Queue", "queued"),
        ("Webhooks:Secrets:DESK:Key", Secret), .. more,
    ]);

    /// <summary>Publishes an article.</summary>
    /// <returns>The message for the subscription with a web address.</returns>
    private async Task<WebhookMessage> PublishAsync()
    {
        var article = Some.Enriched();
        await _pipeline.Enriched.TryWriteAsync(article, null, Token);
        await _pipeline.PublishingStep.RunAsync(new ArticlePointer(article.Id, article.Revision), Token);
        _pipeline.Subscribers.Sent.ShouldHaveSingleItem().Queue.ShouldBe("queued");
        var message = _pipeline.ToPost.Sent.ShouldHaveSingleItem().Message;
        _pipeline.ToPost.Sent.Clear();
        return message;
    }
}
