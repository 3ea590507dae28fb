using System.Globalization;
using System.Text;

namespace Pipeline.Articles.Reading.Json;

/// <summary>
/// Replaces escapes of lone surrogates in JSON text (<c>\ud83d</c> without its pair, as left behind by whoever cut a title) by <c>\ufffd</c>: the
/// parser takes them, but then refuses to give the string out.
/// </summary>
internal static class SurrogateEscapes
{
    private const int EscapeLength = 6;

    public static string Repair(string json)
    {
        StringBuilder? repaired = null;
        for (var index = json.IndexOf('\\'); index >= 0 && index + 1 < json.Length; index = Next(json, index))
        {
            if (!TryReadSurrogate(json, index, out var first))
            {
                index++;
            }
            else if (char.IsHighSurrogate(first) && TryReadSurrogate(json, index + EscapeLength, out var second) && char.IsLowSurrogate(second))
            {
                index += (2 * EscapeLength) - 1;
            }
            else
            {
                repaired ??= new StringBuilder(json);
                repaired.Remove(index, EscapeLength).Insert(index, @"\ufffd");
                index += EscapeLength - 1;
            }
        }

        return repaired?.ToString() ?? json;
    }

    private static int Next(string json, int index) => index + 1 < json.Length ? json.IndexOf('\\', index + 1) : -1;

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
