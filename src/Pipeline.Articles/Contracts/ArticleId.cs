using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Articles.Extraction.Formats.WebArchives;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// An article's identity: 32 lowercase hexadecimal digits, the first 128 bits of a SHA-256 over the inbox name (and, for a file that holds
/// several articles, the key of the part); for a wire item with its own key, over that key alone, in whatever file the item comes. The same
/// name gives the same id on every machine, so each stage can overwrite its own output; the digits are legal in blob names, table keys,
/// queue messages and Azure AI Search keys. The hashed text is different for each name, each part and each item.
/// </summary>
[JsonConverter(typeof(ArticleIdJsonConverter))]
public readonly record struct ArticleId
{
    private const int Digits = 32;
    private readonly string? _value;

    private ArticleId(string value) => _value = value;

    /// <summary>
    /// The id of the file <paramref name="name"/> in the inbox (the blob's name without its container), whether <see cref="InboxName"/>
    /// allows it or not.
    /// </summary>
    public static ArticleId FromName(string name) => Hash(IsLine(name) ? Encoding.UTF8.GetBytes(name) : Framed(name, part: null));

    /// <summary>
    /// The id of one article inside a file that holds several. <paramref name="part"/> is stable over re-drops (a link or guid, not a
    /// position).
    /// </summary>
    public static ArticleId FromPart(string name, string part) =>
        Hash(name.Length > 0 && IsLine(name) && IsUnicode(part) ? Encoding.UTF8.GetBytes(name + '\n' + part) : Framed(name, part));

    /// <summary>The id of a wire item, whatever file carries it; <paramref name="key"/> is its <see cref="WireItem.Key"/>.</summary>
    public static ArticleId FromItem(string key) => Hash(Framed(key, part: string.Empty, kind: 2));

    /// <summary>The id of a page, whatever archive it was captured in; <paramref name="key"/> is its <see cref="PageCapture.Key"/>.</summary>
    public static ArticleId FromCapture(string key) => Hash(Framed(key, part: string.Empty, kind: 3));

    /// <summary>The id of an article: the wire item's if it has a key, else the captured page's, else the part's, else the file's.</summary>
    internal static ArticleId Of(string name, string? part, WireItem? item, PageCapture? capture = null)
    {
        if (item?.Key is { } key)
        {
            return FromItem(key);
        }

        if (capture is not null)
        {
            return FromCapture(capture.Key);
        }

        return part is null ? FromName(name) : FromPart(name, part);
    }

    /// <summary>Reads the 32 digits that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">Not 32 lowercase hexadecimal digits.</exception>
    public static ArticleId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException("An article id is 32 lowercase hexadecimal digits.");

    /// <summary>Like <see cref="Parse"/>, but does not throw.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ArticleId id)
    {
        var valid = text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower);
        id = valid ? new ArticleId(text!) : default;
        return valid;
    }

    /// <summary>The 32 digits; empty for the default value.</summary>
    public override string ToString() => _value ?? string.Empty;

    /// <summary>Whether a line feed can separate a name from a part: no allowed name has one.</summary>
    private static bool IsLine(string name) => !name.Contains('\n', StringComparison.Ordinal) && IsUnicode(name);

    // UTF-8 has the same bytes for every half of a surrogate pair.
    private static bool IsUnicode(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    /// <summary>
    /// The hashed text of any other name. It begins with a line feed, unlike every name that is hashed as it is, and has the length of the
    /// name before the name.
    /// </summary>
    private static byte[] Framed(string name, string? part) => Framed(name, part, part is null ? (byte)0 : (byte)1);

    private static byte[] Framed(string name, string? part, byte kind)
    {
        var frame = new byte[2 + sizeof(int)];
        frame[0] = (byte)'\n';
        frame[1] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(2), name.Length);
        return [.. frame, .. MemoryMarshal.AsBytes(name.AsSpan()), .. MemoryMarshal.AsBytes((part ?? string.Empty).AsSpan())];
    }

    private static ArticleId Hash(byte[] key) => new(Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, Digits / 2)));
}
