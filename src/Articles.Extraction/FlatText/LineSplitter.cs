using System.Buffers;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>
/// Splits text into blocks: one a line, except where lines were wrapped at a fixed width, which are rejoined. A wrapped text is known by
/// its shape: no long lines, and lines that end just where the next word would not have fitted.
/// </summary>
internal static class LineSplitter
{
    private const int TabWidth = 4;
    private const int NarrowestWrap = 50;
    private const int WidestWrap = 100;

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\u0085\u2028\u2029\f\v");

    /// <summary>The blocks of a text, in order.</summary>
    /// <exception cref="ArticleRejectedException">
    /// It has more lines than <paramref name="maxLines"/>, blank ones not counted (<c>too-large</c>).
    /// </exception>
    public static List<TextBlock> Split(string text, int maxLines, CancellationToken cancellationToken)
    {
        var lines = SplitLines(text);
        if (lines.Count > maxLines)
        {
            throw new ArticleRejectedException(RejectionCodes.TooLarge, $"The text has {lines.Count:N0} lines; at most {maxLines:N0} are cleaned. A log or a table is no article.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var width = WrapWidth(text, lines);
        var blocks = new List<TextBlock>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            var start = i++;
            while (width > 0 && i < lines.Count && IsWrapped(text, lines[i - 1], lines[i], width))
            {
                i++;
            }

            var first = lines[start];
            var raw = i == start + 1
                ? text.Substring(first.Start, first.Length)
                : string.Join(' ', lines.GetRange(start, i - start).Select(line => text.Substring(line.Start, line.Length)));
            var normal = TextNormalizer.Normalize(raw);
            if (normal.Length > 0)
            {
                blocks.Add(new TextBlock { Text = normal, Line = first.Number, Indent = first.Indent, BlankBefore = first.BlankBefore });
            }
        }

        return blocks;
    }

    private static List<SourceLine> SplitLines(string text)
    {
        var lines = new List<SourceLine>();
        var number = 0;
        var blank = true;
        for (var position = 0; position < text.Length;)
        {
            number++;
            var length = text.AsSpan(position).IndexOfAny(LineBreaks);
            var end = length < 0 ? text.Length : position + length;
            var next = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
            var (start, indent) = (position, 0);
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                indent += text[start++] == '\t' ? TabWidth : 1;
            }

            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            if (end > start)
            {
                lines.Add(new SourceLine(start, end - start, number, indent, blank));
            }

            blank = end == start;
            position = next;
        }

        return lines;
    }

    /// <summary>The width that a text was wrapped at; 0 when it was not.</summary>
    private static int WrapWidth(string text, List<SourceLine> lines)
    {
        var widest = 0;
        foreach (var line in lines)
        {
            // An address that no margin could break says nothing about the margin.
            widest = IsAddress(text, line) ? widest : Math.Max(widest, line.Indent + line.Length);
        }

        if (widest is < NarrowestWrap or > WidestWrap)
        {
            return 0;
        }

        // Of the lines that another line follows, most end near the margin.
        var (inner, full) = (0, 0);
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (!lines[i + 1].BlankBefore)
            {
                inner++;
                full += lines[i].Indent + lines[i].Length >= widest - 16 ? 1 : 0;
            }
        }

        return full >= 3 && full * 2 >= inner ? widest : 0;
    }

    private static bool IsWrapped(string text, SourceLine line, SourceLine next, int width)
    {
        if (line.Length > width && IsAddress(text, line))
        {
            return false;
        }

        if (next.BlankBefore || next.Indent > line.Indent + 4 || StartsItem(text.AsSpan(next.Start, next.Length)))
        {
            return false;
        }

        var word = text.AsSpan(next.Start, next.Length).IndexOf(' ');
        word = word < 0 ? next.Length : word;
        return line.Indent + line.Length + 1 + word > width - 2;
    }

    /// <summary>Whether the line is one address, perhaps in brackets, and nothing else.</summary>
    private static bool IsAddress(string text, SourceLine line)
    {
        var span = text.AsSpan(line.Start, line.Length);
        return span.Contains("://", StringComparison.Ordinal) && !span.Contains(' ') && !span.Contains('\t');
    }

    private static bool StartsItem(ReadOnlySpan<char> line)
    {
        if (line[0] is '*' or '-' or '•' or '–' or '·' or '>' or '#' or '|')
        {
            return line.Length > 1 && line[1] == ' ';
        }

        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 3 && line.Length > digits + 1 && line[digits] is '.' or ')' && line[digits + 1] == ' ';
    }

    private readonly record struct SourceLine(int Start, int Length, int Number, int Indent, bool BlankBefore);
}
