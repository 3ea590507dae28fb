using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Html.Embedded;

/// <summary>
/// Reads the rows in which React's server components are sent: <c>1a:{"title":…}</c>, one a line, and texts as <c>1b:T4f2,</c> with their
/// length in bytes of UTF-8. A text is referred to as <c>"$1b"</c>.
/// </summary>
internal static partial class FlightRows
{
    private const int MaxIdLength = 8;

    /// <summary>Parses a JSON value at the beginning of a text; null when it is none.</summary>
    public delegate JsonElement? Parser(ReadOnlySpan<char> text);

    /// <summary>The values of all rows, with the texts in their places.</summary>
    /// <param name="stream">All rows.</param>
    /// <param name="parse">Parses one.</param>
    public static IReadOnlyList<JsonElement> Read(string stream, Parser parse)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<string>();
        var rest = stream.AsSpan();
        while (!rest.IsEmpty)
        {
            var colon = rest[..Math.Min(rest.Length, MaxIdLength + 1)].IndexOf(':');
            var body = colon < 0 ? rest : rest[(colon + 1)..];
            if (colon > 0 && body is ['T', ..] && body.IndexOf(',') is var comma and > 0 and <= MaxIdLength
                && int.TryParse(body[1..comma], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bytes))
            {
                var text = body[(comma + 1)..];
                var length = CharactersIn(text, bytes);
                texts[rest[..colon].ToString()] = text[..length].ToString();
                rest = text[length..];
                continue;
            }

            var end = body.IndexOf('\n');
            var row = end < 0 ? body : body[..end];
            // An import or a hint has a letter before its value.
            if (row is ['{' or '[', ..])
            {
                rows.Add(row.ToString());
            }

            rest = end < 0 ? [] : body[(end + 1)..];
        }

        return [.. rows.Select(row => parse(Reference().Replace(
            row, match => texts.TryGetValue(match.Groups[1].Value, out var text) ? Quoted(text) : match.Value))).OfType<JsonElement>()];
    }

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>How many characters so many bytes of UTF-8 are.</summary>
    private static int CharactersIn(ReadOnlySpan<char> text, int bytes)
    {
        var length = 0;
        while (length < text.Length && bytes > 0)
        {
            Rune.DecodeFromUtf16(text[length..], out var rune, out var consumed);
            bytes -= rune.Utf8SequenceLength;
            length += consumed;
        }

        return length;
    }

    [GeneratedRegex("\"\\$T?([0-9a-f]{1,8})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
