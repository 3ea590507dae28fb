using System.Buffers;
using System.Text;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.FlatText;

/// <summary>
/// Splits text into blocks: one a line, except where lines were wrapped at a fixed width (<see cref="WrapWidth"/>), which are rejoined:
/// those that end just where the next word would not have fitted.
/// </summary>
internal static class LineSplitter
{
    private const int TabWidth = 4;
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\u0085\u2028\u2029\f\v");

    /// <summary>The blocks of a text, in order.</summary>
    /// <exception cref="ArticleRejectedException">
    /// It has more lines than <paramref name="maxLines"/>, blank ones not counted (<c>too-large</c>).
    /// </exception>
    public static List<TextBlock> Split(string text, int maxLines, CancellationToken cancellationToken)
    {
        var marks = DumpMarks.Of(text);
        var lines = SplitLines(text, marks.End);
        if (lines.Count > maxLines)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooLarge,
                $"The text has {lines.Count:N0} lines; at most {maxLines:N0} are cleaned. A log or a table is no article.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var width = WrapWidth.Of(text, lines);
        var blocks = new List<TextBlock>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            var start = i++;
            while (i < lines.Count && ((width > 0 && WrapWidth.IsWrapped(text, lines[i - 1], lines[i], width))
                || WrapWidth.GoesOnBehindAddress(text, lines[i - 1], lines[i])))
            {
                i++;
            }

            var first = lines[start];
            var raw = i == start + 1 ? text.Substring(first.Start, first.Length) : Join(text, lines.GetRange(start, i - start));
            var normal = TextNormalizer.Normalize(marks.Remove(raw));
            if (normal.Length > 0)
            {
                blocks.Add(new TextBlock
                {
                    Text = normal,
                    Line = first.Number,
                    Indent = first.Indent,
                    BlankBefore = first.BlankBefore,
                    Rank = marks.RankOf(raw),
                });
            }
        }

        return blocks;
    }

    private static List<SourceLine> SplitLines(string text, int textEnd)
    {
        var lines = new List<SourceLine>();
        var number = 0;
        var blank = true;
        for (var position = 0; position < textEnd;)
        {
            number++;
            var length = text.AsSpan(position, textEnd - position).IndexOfAny(LineBreaks);
            var end = length < 0 ? textEnd : position + length;
            var next = end + (end + 1 < textEnd && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
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
                lines.Add(
                    new SourceLine(start, end - start, number, indent, blank, indent + WrapWidth.Columns(text.AsSpan(start, end - start))));
            }

            blank = end == start;
            position = next;
        }

        return lines;
    }

    /// <summary>A blank takes the place of the line's end, but not between the signs of scripts that have none.</summary>
    private static string Join(string text, List<SourceLine> lines)
    {
        var joined = new StringBuilder();
        foreach (var line in lines)
        {
            var words = text.AsSpan(line.Start, line.Length);
            joined.Append(joined.Length == 0 || (WrapWidth.IsDense(joined[^1]) && WrapWidth.IsDense(words[0])) ? string.Empty : " ")
                .Append(words);
        }

        return joined.ToString();
    }
}
