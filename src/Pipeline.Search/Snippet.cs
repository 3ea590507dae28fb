using System.Text;
using Pipeline.Articles.Searching;

namespace Pipeline.Search;

/// <summary>Makes what an engine cuts out of a body into a line for people.</summary>
internal static class Snippet
{
    /// <summary>The longest snippet: to an engine a text without spaces is one word, however long.</summary>
    public const int MaxLength = 600;

    /// <summary>
    /// Makes each run of white space one space, and cuts at <see cref="MaxLength"/> without leaving a match open or halving a
    /// character. Null when nothing is left.
    /// </summary>
    public static string? Clean(string raw)
    {
        var line = new StringBuilder();
        var isOpen = false;
        foreach (var rune in raw.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > MaxLength)
            {
                line.Append(isOpen ? SearchHit.HighlightEnd.ToString() : string.Empty).Append('…');
                break;
            }

            if (!Rune.IsWhiteSpace(rune))
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }

            isOpen = rune.Value == SearchHit.HighlightStart || (isOpen && rune.Value != SearchHit.HighlightEnd);
        }

        return line.ToString().Trim() is { Length: > 0 } text ? text : null;
    }
}
