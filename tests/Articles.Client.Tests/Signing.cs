using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Articles.Client.Tests;

/// <summary>Signs as Standard Webhooks says.</summary>
internal static class Signing
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public static string Sign(string secret, string id, string timestamp, ReadOnlyMemory<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body.Span];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed))}";
    }

    /// <summary>A signed request.</summary>
    public static HttpRequestMessage Post(Uri url, string id, DateTimeOffset time, byte[] body, string secret = Secret)
    {
        var timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { { "content-type", "application/cloudevents+json; charset=utf-8" } } },
            Headers =
            {
                { "webhook-id", id }, { "webhook-timestamp", timestamp }, { "webhook-signature", Sign(secret, id, timestamp, body) },
            },
        };
    }
}
