namespace Articles.Extraction.FlatText;

/// <summary>
/// Tells at which column a text was wrapped, from the runs of lines between its blank ones. A run that was wrapped has lines that each end
/// where the next word would not have fitted; what is longer (an address, a paragraph that nobody wrapped) says nothing about the others.
/// </summary>
internal static class WrapWidth
{
    private const int Narrowest = 50;
    private const int NarrowestDense = 38;
    private const int Widest = 100;

    // A character of East Asian punctuation may not begin a line, and goes with the one before it to the next.
    private const int DenseSlack = 4;
    private const int Slack = 2;

    // At least this share of the votes for a width has to lie within these columns of it.
    private const int Near = 8;
    private const double Share = 0.4;
    private const int MinLines = 3;

    // Verses, and entries of lists, begin with a capital each; wrapped lines only now and then.
    private const double LowerCase = 0.3;

    // Columns as narrow as a newspaper's are believed when there are many lines, and most go on in small letters: verses do not.
    private const int NarrowestColumn = 28;
    private const int MinColumnLines = 12;
    private const double ColumnLowerCase = 0.6;

    /// <summary>The width in columns; 0 for a text that was not wrapped.</summary>
    public static int Of(string text, List<SourceLine> lines)
    {
        var width = Of(text, lines, Narrowest, MinLines, LowerCase);
        width = width == 0 ? OfAll(text, lines) : width;
        return width > 0 ? width : Math.Max(0, Of(text, lines, NarrowestColumn, MinColumnLines, ColumnLowerCase));
    }

    /// <summary>-1 where enough lines say that it was not wrapped.</summary>
    private static int Of(string text, List<SourceLine> lines, int narrowest, int minLines, double lowerCase)
    {
        var votes = new SortedDictionary<int, int>();
        var (lower, cased) = (0, 0);
        for (var start = 0; start < lines.Count;)
        {
            var end = start + 1;
            while (end < lines.Count && FollowsOn(text, lines[end - 1], lines[end]))
            {
                end++;
            }

            if (end - start > 2 && WidthOf(text, lines, start, end, narrowest) is > 0 and var width)
            {
                votes[width] = votes.GetValueOrDefault(width) + end - start - 1;
                for (var i = start + 1; i < end; i++)
                {
                    var first = text[lines[i].Start];
                    lower += char.IsLower(first) ? 1 : 0;
                    cased += char.IsLower(first) || char.IsUpper(first) ? 1 : 0;
                }
            }

            start = end;
        }

        var total = votes.Values.Sum();
        if (total < minLines)
        {
            return 0;
        }

        if (lower < lowerCase * cased)
        {
            return -1;
        }

        foreach (var (width, _) in votes.Reverse())
        {
            if (votes.Where(vote => vote.Key <= width && vote.Key > width - Near).Sum(vote => vote.Value) >= Share * total)
            {
                return width;
            }
        }

        return votes.Keys.Last();
    }

    /// <summary>Where no paragraph has three lines, all lines together have to tell.</summary>
    private static int OfAll(string text, List<SourceLine> lines)
    {
        var width = 0;
        foreach (var line in lines)
        {
            width = Math.Max(width, line.Columns <= Widest && !EndsInAddress(text, line) ? line.Columns : 0);
        }

        if (width < Narrowest)
        {
            return 0;
        }

        var (inner, full, lower) = (0, 0, 0);
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (FollowsOn(text, lines[i], lines[i + 1]))
            {
                inner++;
                full += IsFull(text, lines[i], lines[i + 1], width) ? 1 : 0;
                lower += char.IsUpper(text[lines[i + 1].Start]) ? 0 : 1;
            }
        }

        return full >= MinLines && full * 2 >= inner && lower >= LowerCase * inner ? width : 0;
    }

    /// <summary>Whether a line continues in the next.</summary>
    public static bool IsWrapped(string text, SourceLine line, SourceLine next, int width) =>
        FollowsOn(text, line, next) && !IsUnwrapped(text, line, width) && !IsUnwrapped(text, next, width)
            && IsFull(text, line, next, width);

    /// <summary>
    /// Whether a sentence goes on behind an address that ends its line: mail programs leave one that is too long whole, so its line tells
    /// no width.
    /// </summary>
    public static bool GoesOnBehindAddress(string text, SourceLine line, SourceLine next) =>
        char.IsLower(text[next.Start]) && FollowsOn(text, line, next) && EndsInAddress(text, line)
            && text.AsSpan(line.Start, line.Length).Contains(' ');

    /// <summary>The columns that characters take.</summary>
    public static int Columns(ReadOnlySpan<char> text)
    {
        var columns = text.Length;
        foreach (var c in text)
        {
            columns += IsWide(c) ? 1 : 0;
        }

        return columns;
    }

    /// <summary>Whether a character is of a script that is written without blanks.</summary>
    public static bool IsDense(char c) => IsWide(c) && c is not (>= '\uAC00' and <= '\uD7AF');

    private static bool IsWide(char c) =>
        c is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3')
        or (>= '\uF900' and <= '\uFAFF')
        or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6');

    private static bool FollowsOn(string text, SourceLine line, SourceLine next) =>
        !next.BlankBefore && next.Indent <= line.Indent + 4 && !StartsItem(text.AsSpan(next.Start, next.Length))
            && !EndsHeading(text.AsSpan(line.Start, line.Length)) && !FactLine.IsLabel(text.AsSpan(line.Start, line.Length))
            && !FactLine.Begins(text.AsSpan(line.Start, line.Length), text.AsSpan(next.Start, next.Length));

    /// <summary>html2text's headings stand between asterisks, and a paragraph follows without a blank line.</summary>
    private static bool EndsHeading(ReadOnlySpan<char> line) => line.Length > 2 && line[^1] == '*' && line[^2] is '*' or ' ';

    /// <summary>The width that a run of lines was wrapped at; 0 when it was not.</summary>
    private static int WidthOf(string text, List<SourceLine> lines, int start, int end, int narrowest)
    {
        var width = 0;
        for (var i = start; i < end; i++)
        {
            width = Math.Max(width, lines[i].Columns <= Widest && !EndsInAddress(text, lines[i]) ? lines[i].Columns : 0);
        }

        if (width < (IsDense(text[lines[start].Start + lines[start].Length - 1]) ? Math.Min(NarrowestDense, narrowest) : narrowest))
        {
            return 0;
        }

        // html2text puts no blank line between paragraphs: the last line of one is short, and ends a sentence.
        var (inner, full, last) = (0, 0, 0);
        for (var i = start; i + 1 < end; i++)
        {
            if (!IsUnwrapped(text, lines[i], width) && IsFull(text, lines[i], lines[i + 1], width))
            {
                inner++;
                full++;
            }
            else if (EndsSentence(text.AsSpan(lines[i].Start, lines[i].Length)))
            {
                last++;
            }
            else
            {
                inner++;
            }
        }

        return full * 5 >= inner * 4 && full >= 2 * last ? width : 0;
    }

    private static bool EndsSentence(ReadOnlySpan<char> line) => line.TrimEnd("\"”’'»)]") is [.., '.' or '!' or '?' or ':' or '。'];

    /// <summary>Whether the next line's first word would not have fitted.</summary>
    private static bool IsFull(string text, SourceLine line, SourceLine next, int width)
    {
        var words = text.AsSpan(next.Start, next.Length);
        if (IsDense(words[0]) && IsDense(text[line.Start + line.Length - 1]))
        {
            return line.Columns + 2 + DenseSlack > width;
        }

        var word = words.IndexOf(' ');
        return line.Columns + 1 + Columns(word < 0 ? words : words[..word]) > width - Slack;
    }

    /// <summary>Whether a line is longer than it would be if it had been wrapped: not only its last word stands out.</summary>
    private static bool IsUnwrapped(string text, SourceLine line, int width)
    {
        if (line.Columns <= width + Slack)
        {
            return false;
        }

        var blank = text.AsSpan(line.Start, line.Length).LastIndexOf(' ');
        return blank >= 0 && line.Indent + Columns(text.AsSpan(line.Start, blank)) > width;
    }

    private static bool EndsInAddress(string text, SourceLine line)
    {
        var words = text.AsSpan(line.Start, line.Length);
        var last = words[(words.LastIndexOf(' ') + 1)..];
        return last.Contains("://", StringComparison.Ordinal) || last.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    private static bool StartsItem(ReadOnlySpan<char> line)
    {
        if (line[0] is '*' or '-' or '•' or '–' or '·' or '>' or '#' or '|')
        {
            return line.Length > 1 && (line[1] == ' ' || line.StartsWith("**"));
        }

        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 3 && line.Length > digits + 1 && line[digits] is '.' or ')' && line[digits + 1] == ' ';
    }
}
