using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>
/// Signs as Standard Webhooks does: HMAC-SHA256 over <c>id.timestamp.body</c>
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
/// </summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";
    private const int MinBytes = 24;
    private const int MaxBytes = 64;

    /// <summary>The header <c>webhook-signature</c>: a signature for each key, separated by blanks.</summary>
    public static string Of(IEnumerable<byte[]> keys, string id, DateTimeOffset time, ReadOnlyMemory<byte> body)
    {
        byte[] signed =
        [
            .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{time.ToUnixTimeSeconds()}.")), .. body.Span,
        ];
        return string.Join(' ', keys.Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}"));
    }

    /// <summary>The bytes of a secret.</summary>
    /// <returns>Null if it is not <c>whsec_</c> and 24 to 64 bytes in Base64.</returns>
    public static byte[]? KeyOf(string? secret)
    {
        if (secret is null || !secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) && length is >= MinBytes and <= MaxBytes
            ? key[..length]
            : null;
    }
}
