using System.Globalization;
using System.Text;

namespace Articles.Extraction.Formats.Json;

/// <summary>
/// Replaces escapes of lone surrogates in JSON text (<c>\ud83d</c> without its pair, as left behind by whoever cut a title) by
/// <c>\ufffd</c>: the parser takes them, but then refuses to give the string out.
/// </summary>
internal static class SurrogateEscapes
{
    private const int EscapeLength = 6;

    public static string Repair(string json)
    {
        StringBuilder? repaired = null;
        var copied = 0;
        for (var index = json.IndexOf('\\'); index >= 0 && index < json.Length; index = json.IndexOf('\\', index))
        {
            if (!TryReadSurrogate(json, index, out var first))
            {
                // The backslash and what it escapes, which may be another one.
                index = Math.Min(index + 2, json.Length);
            }
            else if (char.IsHighSurrogate(first) && TryReadSurrogate(json, index + EscapeLength, out var second)
                && char.IsLowSurrogate(second))
            {
                index += 2 * EscapeLength;
            }
            else
            {
                repaired ??= new StringBuilder(json.Length);
                repaired.Append(json, copied, index - copied).Append(@"\ufffd");
                index += EscapeLength;
                copied = index;
            }
        }

        return repaired?.Append(json, copied, json.Length - copied).ToString() ?? json;
    }

    private static bool TryReadSurrogate(string json, int index, out char surrogate)
    {
        surrogate = default;
        if (index + EscapeLength > json.Length || json[index] != '\\' || json[index + 1] != 'u'
            || !ushort.TryParse(json.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        surrogate = (char)value;
        return char.IsSurrogate(surrogate);
    }
}
