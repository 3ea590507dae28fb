namespace Articles.TextAnalytics.Text;

/// <summary>
/// Splits a text into sentences by rule: terminators of several scripts, abbreviations, initials, decimal and list numbers, closing
/// quotes, blank lines. Linear time.
/// </summary>
public static class SentenceSplitter
{
    private const string Terminators = ".!?…。！？｡؟۔।॥։።፧។။‼⁇⁈⁉";
    private const string SpacelessTerminators = "。！？｡";
    private const string Closers = "\"'”’»›)]}」』）】〉》";
    private const string Bullets = "-–—•*·‣▪●";

    /// <summary>The sentences of <paramref name="text"/>, in order, without the white space around them.</summary>
    /// <returns>
    /// Spans that are not empty and do not overlap. Only white space is between them. None begins or ends inside a text element (grapheme).
    /// </returns>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<TextSpan>();
        var start = 0;
        var i = 0;
        while (i < text.Length)
        {
            var (end, ends) = IsLineBreak(text[i]) ? AfterLineBreak(text, i) : AfterTerminator(text, i);
            if (ends && Graphemes.IsBoundary(text, end))
            {
                Add(text, start, end, sentences);
                start = end;
            }

            i = end;
        }

        Add(text, start, text.Length, sentences);
        return sentences;
    }

    private static void Add(string text, int start, int end, List<TextSpan> sentences)
    {
        var first = start;
        while (first < end && char.IsWhiteSpace(text[first]))
        {
            first++;
        }

        var last = end;
        while (last > first && char.IsWhiteSpace(text[last - 1]))
        {
            last--;
        }

        if (last == first)
        {
            return;
        }

        // A mark may sit on the white space itself; then that white space belongs to the sentence.
        while (first > start && !Graphemes.IsBoundary(text, first))
        {
            first--;
        }

        while (last < end && !Graphemes.IsBoundary(text, last))
        {
            last++;
        }

        sentences.Add(new TextSpan(first, last - first));
    }

    /// <summary>The position after the white space, and whether a sentence ends there: at a blank line, or before a list item.</summary>
    private static (int End, bool Ends) AfterLineBreak(string text, int i)
    {
        var breaks = 0;
        var next = i;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            if (text[next] is '\n' or '\u2028' or '\u2029' || (text[next] == '\r' && (next + 1 == text.Length || text[next + 1] != '\n')))
            {
                breaks++;
            }

            next++;
        }

        var listItem = next + 1 < text.Length && Bullets.Contains(text[next]) && char.IsWhiteSpace(text[next + 1]);
        return (next, breaks > 1 || listItem);
    }

    /// <summary>The position after the terminator, its repeats and closing quotes, and whether a sentence ends there.</summary>
    private static (int End, bool Ends) AfterTerminator(string text, int i)
    {
        var c = text[i];
        if (c is not ('.' or '!' or '?') && (c < '\u0589' || !Terminators.Contains(c)))
        {
            return (i + 1, false);
        }

        var end = i + 1;
        while (end < text.Length && Terminators.Contains(text[end]))
        {
            end++;
        }

        var single = end == i + 1;
        while (end < text.Length && Closers.Contains(text[end]))
        {
            end++;
        }

        if (end == text.Length || SpacelessTerminators.Contains(c))
        {
            return (end, true);
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            return (end, false);
        }

        var next = end;
        while (next < text.Length
            && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '\'' or '“' or '‘' or '«' or '(' or '[' or '¿' or '¡'))
        {
            next++;
        }

        if (next == text.Length)
        {
            return (end, true);
        }

        if (char.IsLower(text[next]))
        {
            return (end, false);
        }

        return (end, c != '.' || !single || !Abbreviations.ContinuesAfterPeriod(text, i, next));
    }

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';
}
