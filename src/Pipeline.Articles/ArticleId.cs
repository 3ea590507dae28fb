using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Pipeline.Articles;

/// <summary>
/// An article's identity: 32 lowercase hexadecimal digits, the first 128 bits of a SHA-256 over the drop-zone name (and, for a
/// file that holds several articles, the key of the part). The same name gives the same id on every machine, so each stage can
/// overwrite its own output; the digits are legal in blob names, table keys, queue messages and Azure AI Search keys.
/// </summary>
[JsonConverter(typeof(ArticleIdJsonConverter))]
public readonly record struct ArticleId
{
    private const int Digits = 32;
    private readonly string? _value;

    private ArticleId(string value) => _value = value;

    /// <summary>The id of the file <paramref name="name"/> in the drop zone (the blob's name without its container).</summary>
    public static ArticleId FromName(string name) => Hash(name);

    /// <summary>The id of one article inside a file that holds several. <paramref name="part"/> is stable over re-drops (a link or guid, not a position).</summary>
    public static ArticleId FromPart(string name, string part) => Hash(name + '\n' + part);

    /// <summary>Reads the 32 digits that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">Not 32 lowercase hexadecimal digits.</exception>
    public static ArticleId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException("An article id is 32 lowercase hexadecimal digits.");

    /// <summary>As <see cref="Parse"/>, without the exception.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ArticleId id)
    {
        var valid = text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower);
        id = valid ? new ArticleId(text!) : default;
        return valid;
    }

    /// <summary>The 32 digits; empty for the default value.</summary>
    public override string ToString() => _value ?? string.Empty;

    private static ArticleId Hash(string key) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, Digits / 2)));
}
