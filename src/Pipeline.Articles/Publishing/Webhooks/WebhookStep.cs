using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Publishing.Subscriptions;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>
/// Posts the event of one message. A failed event waits as an undelivered one does (<see cref="DeliveryOptions"/>); after the last try it is
/// poisoned, and an operator can replay it. A message ends only when its event is delivered or is in a queue again.
/// </summary>
public sealed partial class WebhookStep(
    ISubscriptions subscriptions, IWebhookQueue queue, WebhookSender sender, WebhookGates gates, IOptions<DeliveryOptions> options,
    ILogger<WebhookStep> logger)
{
    private const int MaxDoublings = 5;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);

    /// <summary>Tries once.</summary>
    /// <param name="message">The event.</param>
    /// <param name="cancellationToken">Cancels the operation; the message stays in its queue.</param>
    public async Task RunAsync(WebhookMessage message, CancellationToken cancellationToken)
    {
        var subscription = subscriptions.Current.FirstOrDefault(one => one.Name == message.Subscription);
        if (subscription?.Webhook is not { } webhook)
        {
            // A mistake in the settings must not lose events.
            await FailAsync(message, new PostResult("there is no such subscription with a webhook"), cancellationToken);
            return;
        }

        try
        {
            var result = await gates.Of(subscription.Name, webhook.Url).ExecuteAsync(
                async token => await sender.PostAsync(webhook, message, token), cancellationToken);
            if (result.Fault is null)
            {
                LogPosted(message.EventId, message.Subscription);
                return;
            }

            await FailAsync(message, result, cancellationToken);
        }
        catch (RateLimiterRejectedException)
        {
            await queue.SendAsync(
                message with { Waits = message.Waits + 1 }, FirstWait * Math.Pow(2, Math.Min(message.Waits, MaxDoublings)),
                cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            var reason = message.Reason ?? "the receiver has failed several times, and is left alone for a while";
            await FailAsync(message, new PostResult(reason), cancellationToken);
        }
        catch (TimeoutRejectedException timeout)
        {
            var seconds = timeout.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await FailAsync(message, new PostResult($"the receiver did not answer within {seconds} s"), cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            await FailAsync(message, new PostResult(exception.Message), cancellationToken);
        }
    }

    private async Task FailAsync(WebhookMessage message, PostResult result, CancellationToken cancellationToken)
    {
        var failed = message with { Waits = 0, Reason = $"Subscription '{message.Subscription}': {result.Fault}." };
        if (result.IsGone || message.Attempt + 1 >= options.Value.MaxAttempts)
        {
            // A replay begins anew.
            await queue.GiveUpAsync(failed with { Attempt = 0 }, cancellationToken);
            LogGivenUp(message.EventId, message.Subscription, result.Fault!);
            return;
        }

        var delay = options.Value.DelayOf(message.Attempt);
        var asked = result.RetryAfter ?? TimeSpan.Zero;
        var wait = asked > delay ? asked : delay;
        wait = wait < options.Value.MaxDeferral ? wait : options.Value.MaxDeferral;
        await queue.SendAsync(failed with { Attempt = message.Attempt + 1 }, wait, cancellationToken);
        LogDeferred(message.EventId, message.Subscription, result.Fault!, wait, message.Attempt + 1);
    }

    [LoggerMessage(EventId = 37, Level = LogLevel.Information, Message = "Event {CloudEventId} posted to subscription {Subscription}.")]
    private partial void LogPosted(string cloudEventId, string subscription);

    [LoggerMessage(
        EventId = 38, Level = LogLevel.Warning, Message =
            "Event {CloudEventId} could not be posted to subscription {Subscription}: {Reason}. It waits for {Delay} (attempt {Attempt}).")]
    private partial void LogDeferred(string cloudEventId, string subscription, string reason, TimeSpan delay, int attempt);

    [LoggerMessage(
        EventId = 39, Level = LogLevel.Error, Message =
            "Event {CloudEventId} could not be posted to subscription {Subscription}: {Reason}. It is poisoned; 'poison replay' tries again.")]
    private partial void LogGivenUp(string cloudEventId, string subscription, string reason);
}
