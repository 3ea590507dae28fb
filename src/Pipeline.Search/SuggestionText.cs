using System.Globalization;
using System.Text;

namespace Pipeline.Search;

/// <summary>The text typed into a search box so far.</summary>
internal static class SuggestionText
{
    /// <summary>The most that is looked at: Azure AI Search takes 100 characters.</summary>
    private const int MaxLength = 100;

    /// <summary>
    /// Its words, of which the last may go on; none when nothing can be suggested for it. They hold letters, digits and marks alone.
    /// </summary>
    public static IReadOnlyList<string> WordsOf(string typed)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in (typed.Length > MaxLength ? typed[..MaxLength] : typed).EnumerateRunes())
        {
            if (IsPart(rune))
            {
                word.Append(rune);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static bool IsPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.LetterNumber;
}
