using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>Compares a record's content with the digest that its header names (ISO 28500, WARC-Block-Digest).</summary>
internal static class RecordDigest
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Whether the content is what was stored.</summary>
    /// <param name="digest">The digest as written, <c>sha1:…</c>; null if there is none.</param>
    /// <param name="content">The whole content.</param>
    /// <returns>Null if there is no digest, or one of another kind.</returns>
    public static bool? Matches(string? digest, ReadOnlySpan<byte> content)
    {
        if (digest?.Split(':', 2) is not [var algorithm, var value] || HashOf(algorithm, content) is not { } hash)
        {
            return null;
        }

        // A digest of another length is none. The three spellings differ in length.
        value = value.Trim().TrimEnd('=');
        return value.Length switch
        {
            _ when value.Length == 2 * hash.Length => value.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase),
            _ when value.Length == ((8 * hash.Length) + 4) / 5 => value.Equals(ToBase32(hash), StringComparison.OrdinalIgnoreCase),
            _ when value.Length == ((8 * hash.Length) + 5) / 6 =>
                value.Replace('-', '+').Replace('_', '/') == Convert.ToBase64String(hash).TrimEnd('='),
            _ => null,
        };
    }

    // The digests tell damage, not forgery, and WARC names these.
    [SuppressMessage("Security", "CA5350", Justification = "ISO 28500 names SHA-1.")]
    [SuppressMessage("Security", "CA5351", Justification = "Writers name MD5.")]
    private static byte[]? HashOf(string algorithm, ReadOnlySpan<byte> content) => algorithm.Trim().ToUpperInvariant() switch
    {
        "SHA1" or "SHA-1" => SHA1.HashData(content),
        "SHA256" or "SHA-256" => SHA256.HashData(content),
        "SHA512" or "SHA-512" => SHA512.HashData(content),
        "MD5" => MD5.HashData(content),
        _ => null,
    };

    private static string ToBase32(byte[] bytes)
    {
        var text = new char[((8 * bytes.Length) + 4) / 5];
        for (var index = 0; index < text.Length; index++)
        {
            var bit = 5 * index;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            text[index] = Base32[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(text);
    }
}
