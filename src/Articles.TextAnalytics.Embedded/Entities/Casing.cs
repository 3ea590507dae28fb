using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>Tests whether capitals distinguish names from other words.</summary>
internal static class Casing
{
    private const double HeadlineShare = 0.7;
    private const int ShortWord = 3;
    private const int MinWords = 4;

    /// <summary>
    /// Whether nearly every longer word is capitalised, as in a headline, a menu or shouted text: then capitals are no evidence.
    /// </summary>
    public static bool IsHeadline(TokenizedText text, int start, int end)
    {
        // Headlines have no full stop.
        if (end > start && text.Words[end - 1] is ".")
        {
            return false;
        }

        var words = 0;
        var capitalised = 0;
        for (var i = start; i < end; i++)
        {
            if (text.Tokens[i].Kind == TokenKind.Word && text.Tokens[i].Length > ShortWord)
            {
                words++;
                capitalised += IsCapitalised(text.Words[i]) ? 1 : 0;
            }
        }

        return words >= MinWords && capitalised >= HeadlineShare * words;
    }

    /// <summary>Whether the word starts with a capital letter.</summary>
    public static bool IsCapitalised(string word) => char.IsUpper(word[0]);

    /// <summary>Whether the word is capitals only, two at least ("NATO", "U.S.").</summary>
    public static bool IsAcronym(string word)
    {
        var capitals = 0;
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                capitals++;
            }
            else if (c is not ('.' or '&' or '-') && !char.IsDigit(c))
            {
                return false;
            }
        }

        return capitals >= 2;
    }
}
