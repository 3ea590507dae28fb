using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Articles.Client;

/// <summary>
/// Reads what is posted to a webhook, after it has checked the signature
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). It keeps nothing, so one may serve all
/// requests.
/// </summary>
public sealed class WebhookReader
{
    private const string SecretPrefix = "whsec_";
    private const string SignaturePrefix = "v1,";

    private readonly byte[][] _keys;
    private readonly TimeProvider _time;

    /// <summary>Creates one.</summary>
    /// <param name="secrets">The secret: <c>whsec_</c> and Base64. Two while it is replaced.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">There is no secret, or one is not of this form.</exception>
    public WebhookReader(IEnumerable<string> secrets, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _keys = [.. secrets.Select(KeyOf)];
        _time = time ?? TimeProvider.System;
        if (_keys.Length == 0)
        {
            throw new ArgumentException("There is no secret.", nameof(secrets));
        }
    }

    /// <summary>How far the request's time may be off, either way; five minutes by default.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Checks a request and reads its event.</summary>
    /// <param name="id">The header <c>webhook-id</c>; null if it is missing, as for the others.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signature">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The body, byte for byte.</param>
    /// <returns>The event. It may come again, and out of order: give it to <see cref="ArticleEvent.ApplyAsync"/>.</returns>
    /// <exception cref="WebhookRejectedException">The request is not signed with the secret, or is too old or of a later time. Answer 401.
    /// </exception>
    /// <exception cref="InvalidEventException">It is signed, and no event. Answer 400: the pipeline keeps it on record.</exception>
    public ArticleEvent Read(string? id, string? timestamp, string? signature, ReadOnlyMemory<byte> body)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
        {
            throw new WebhookRejectedException("webhook-id, webhook-timestamp or webhook-signature is missing.");
        }

        CheckTime(timestamp);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body.Span];
        if (!IsSigned(signed, signature))
        {
            throw new WebhookRejectedException("The signature is not of this body and secret.");
        }

        var cloudEvent = ArticleEvent.Parse(body);
        return cloudEvent.Id == id ? cloudEvent : throw new InvalidEventException("webhook-id is not the event's id.");
    }

    private void CheckTime(string timestamp)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            throw new WebhookRejectedException("webhook-timestamp is no number of seconds.");
        }

        // Compared as numbers: a signed time may still be beyond what a date holds.
        var off = Math.Abs((double)seconds - _time.GetUtcNow().ToUnixTimeSeconds());
        if (off > Tolerance.TotalSeconds)
        {
            throw new WebhookRejectedException("webhook-timestamp is too far off: an old request, or a wrong clock.");
        }
    }

    /// <summary>Compares each signature with each key, in constant time; versions other than v1 do not count.</summary>
    private bool IsSigned(byte[] signed, string header)
    {
        var given = header.Split(' ').Where(part => part.StartsWith(SignaturePrefix, StringComparison.Ordinal))
            .Select(part => Encoding.UTF8.GetBytes(part[SignaturePrefix.Length..]))
            .ToList();
        var isSigned = false;
        foreach (var key in _keys)
        {
            var expected = Encoding.UTF8.GetBytes(Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
            foreach (var signature in given)
            {
                isSigned |= CryptographicOperations.FixedTimeEquals(expected, signature);
            }
        }

        return isSigned;
    }

    private static byte[] KeyOf(string secret)
    {
        var key = new byte[secret?.Length ?? 0];
        return secret is not null && secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length) && length > 0
            ? key[..length]
            : throw new ArgumentException("A secret is whsec_ and Base64.", nameof(secret));
    }
}
