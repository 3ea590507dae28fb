using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>
/// Replaces the private characters that .NET 10's code pages give for bytes that browsers read as characters (WHATWG Encoding Standard):
/// those of Hong Kong in Big5, later ones in GB 18030, and the marks of direction of ISO 8859-8. Cleaning takes private characters out.
/// </summary>
internal static class PrivateCharacters
{
    private const char First = '\uE000';
    private const char Last = '\uF8FF';

    private static readonly Lazy<FrozenDictionary<char, string>> Big5 = new(() => Read("big5.txt"));
    private static readonly Lazy<FrozenDictionary<char, string>> Gb18030 = new(() => Read("gb18030.txt"));
    private static readonly Lazy<FrozenDictionary<char, string>> Hebrew = new(() => Read("iso-8859-8.txt"));

    /// <summary>Replaces them in a text that was decoded.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoding">What it was decoded by.</param>
    public static string Replace(string text, Encoding encoding)
    {
        if (!text.AsSpan().ContainsAnyInRange(First, Last) || TableOf(encoding.CodePage) is not { } table)
        {
            return text;
        }

        var replaced = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is >= First and <= Last && table.TryGetValue(character, out var meant))
            {
                replaced.Append(meant);
            }
            else
            {
                replaced.Append(character);
            }
        }

        return replaced.ToString();
    }

    private static FrozenDictionary<char, string>? TableOf(int codePage) => codePage switch
    {
        950 => Big5.Value,
        54936 => Gb18030.Value,
        28598 or 38598 => Hebrew.Value,
        _ => null,
    };

    private static FrozenDictionary<char, string> Read(string name)
    {
        var table = new Dictionary<char, string>();
        foreach (var line in CharsetData.Lines(name))
        {
            var character = (char)int.Parse(line.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (line[4] == '=')
            {
                table[character] = line[5..];
                continue;
            }

            foreach (var meant in line[5..].EnumerateRunes())
            {
                table[character++] = meant.ToString();
            }
        }

        return table.ToFrozenDictionary();
    }
}
