using System.Globalization;

namespace Articles.TextAnalytics.Text;

/// <summary>Boundaries of text elements (extended grapheme clusters, UAX #29), without walking the whole text.</summary>
public static class Graphemes
{
    // Emoji sequences and stacked marks are shorter; a longer run is walked from this far back.
    private const int LookBehind = 128;

    /// <summary>Whether <paramref name="index"/> lies between two text elements of <paramref name="text"/>, or at an end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">A place in it, in UTF-16 code units.</param>
    public static bool IsBoundary(string text, int index)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (index <= 0 || index >= text.Length || (IsSimple(text[index - 1]) && IsSimple(text[index])))
        {
            return true;
        }

        var position = SafeStart(text, index);
        while (position < index)
        {
            position += StringInfo.GetNextTextElementLength(text.AsSpan(position));
        }

        return position == index;
    }

    private static int SafeStart(string text, int index)
    {
        var lowest = Math.Max(0, index - LookBehind);
        for (var i = index - 1; i > lowest; i--)
        {
            if (IsSimple(text[i]) && IsSimple(text[i - 1]))
            {
                return i;
            }
        }

        return lowest > 0 && char.IsLowSurrogate(text[lowest]) ? lowest - 1 : lowest;
    }

    /// <summary>Characters that never join with one another.</summary>
    private static bool IsSimple(char c) =>
        c is (>= ' ' and < '\u0300' and not '\u00AD') or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3001' and <= '\u3029')
            or (>= '\u3041' and <= '\u3096')
            or '‘' or '’' or '“' or '”' or '–' or '—' or '…';
}
