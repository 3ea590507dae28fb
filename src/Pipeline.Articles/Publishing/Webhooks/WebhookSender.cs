using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>
/// Posts one event as CloudEvents' HTTP binding has it, in structured mode: the body is the event as in a queue, so one reader reads both
/// and the signature covers every attribute.
/// </summary>
public sealed class WebhookSender(IHttpClientFactory clients, WebhookSecrets secrets, TimeProvider time)
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Client = "webhooks";

    private static readonly MediaTypeHeaderValue Structured = new("application/cloudevents+json") { CharSet = "utf-8" };

    /// <summary>Posts an event once.</summary>
    /// <exception cref="HttpRequestException">The receiver could not be reached, or may not be.</exception>
    public async Task<PostResult> PostAsync(Webhook webhook, WebhookMessage message, CancellationToken cancellationToken)
    {
        if (secrets.Find(webhook.Secret) is not { } keys)
        {
            return new PostResult($"there is no secret {WebhookOptions.Section}__Secrets__{webhook.Secret}__Key");
        }

        var (id, now) = (message.EventId, time.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url);
        request.Content = new ReadOnlyMemoryContent(message.CloudEvent);
        request.Content.Headers.ContentType = Structured;
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(keys, id, now, message.CloudEvent));
        using var client = clients.CreateClient(Client);
        // The answer's body is never read: only its status counts.
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.IsSuccessStatusCode
            ? new PostResult(Fault: null)
            : new PostResult(
                string.Create(CultureInfo.InvariantCulture, $"the receiver answered {(int)response.StatusCode}"),
                response.StatusCode == HttpStatusCode.Gone, RetryAfter(response, now));
    }

    /// <summary>The client's connections: no redirects, no proxy, no cookies, and only addresses that were looked at.</summary>
    public static SocketsHttpHandler Handler(IOptionsMonitor<WebhookOptions> options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, token) => ConnectAsync(context.DnsEndPoint, options.CurrentValue.AllowPrivateAddresses, token),
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            ? response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - now)
            : null;

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint server, bool allowPrivate, CancellationToken cancellationToken) =>
        await PublicConnection.TryOpenAsync(server, allowPrivate, cancellationToken)
        ?? throw new HttpRequestException(
            $"{server.Host} is on this machine or in a private network; {WebhookOptions.Section}__AllowPrivateAddresses=true allows it");
}
