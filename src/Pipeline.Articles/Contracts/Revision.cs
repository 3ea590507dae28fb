using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// The content of a dropped file, as its hash: 32 lowercase hexadecimal digits, the first 128 bits of a SHA-256 over its bytes. Two drops
/// of the same bytes are the same revision, so the second one costs nothing and sends nothing.
/// </summary>
[JsonConverter(typeof(RevisionJsonConverter))]
public readonly record struct Revision
{
    private const int Digits = 32;
    private readonly string? _value;

    private Revision(string value) => _value = value;

    /// <summary>The revision of these bytes.</summary>
    public static Revision Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new Revision(Convert.ToHexStringLower(hash[..(Digits / 2)]));
    }

    /// <summary>Reads the digits that <see cref="ToString"/> writes.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Revision revision)
    {
        var valid = text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower);
        revision = valid ? new Revision(text!) : default;
        return valid;
    }

    /// <summary>The 32 digits; empty for the default value.</summary>
    public override string ToString() => _value ?? string.Empty;
}
