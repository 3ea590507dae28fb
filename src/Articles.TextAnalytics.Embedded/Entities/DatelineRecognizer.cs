using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>
/// The place in capitals that begins an agency's text: "LONDON (Reuters) -", "NEW YORK, March 3 -", "PARIS -". Capitals make it look like an
/// organisation.
/// </summary>
internal static class DatelineRecognizer
{
    private const double Confidence = 0.9;
    private const int LongestPlace = 3;
    private const int ShortestWord = 3;

    // ", Calif., March 3 (Reuters)" stands between the place and the dash.
    private const int LongestRest = 10;

    /// <summary>The names, those in datelines as places.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names that were recognized, in order.</param>
    public static IReadOnlyList<NameSpan> Apply(TokenizedText text, IReadOnlyList<NameSpan> names)
    {
        var places = new List<NameSpan>();
        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            var (start, _) = text.TokensOf(sentence);
            if (IsParagraphStart(text, start) && PlaceEnd(text, start) is var end && end > start)
            {
                places.Add(new NameSpan(start, end, EntityCategory.Location, "GPE", Confidence));
            }
        }

        return places.Count == 0
            ? names
            : [.. names.Where(name => !places.Exists(place => name.Start < place.End && place.Start < name.End)).Concat(places)
                .OrderBy(name => name.Start)];
    }

    private static bool IsParagraphStart(TokenizedText text, int token)
    {
        if (token >= text.Tokens.Length)
        {
            return false;
        }

        var offset = text.Tokens[token].Offset;
        return offset == 0 || text.Text.AsSpan(0, offset).TrimEnd(' ').EndsWith('\n');
    }

    /// <summary>The token after the place; the first one's index when no dateline starts there.</summary>
    private static int PlaceEnd(TokenizedText text, int start)
    {
        var end = start;
        while (end < text.Tokens.Length && end - start < LongestPlace && IsCapitals(text, end))
        {
            end++;
        }

        if (end == start)
        {
            return start;
        }

        for (var i = end; i < Math.Min(text.Tokens.Length, end + LongestRest); i++)
        {
            if (text.Words[i] is "-" or "–" or "—" or "--")
            {
                return end;
            }

            // What is between is a region, a date or an agency in brackets.
            if (i == end && text.Words[i] is not ("," or "(" or "/"))
            {
                return start;
            }
        }

        return start;
    }

    private static bool IsCapitals(TokenizedText text, int token) =>
        text.Tokens[token].Kind == TokenKind.Word && text.Words[token].Length >= ShortestWord
            && text.Words[token].All(c => char.IsUpper(c) || c is '.' or '-' or '\'');
}
