using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>
/// Writes small digits above the line as what they are, 10⁹ and not 109 or 10, and leaves out those that are marks of notes: behind a year,
/// a word or a sentence.
/// </summary>
internal static class RaisedDigits
{
    private const double Small = 0.8;

    /// <summary>How far above the line they stand at least, in sizes of the line's type; and how far behind, at most.</summary>
    private const double Rise = 0.15;
    private const double MaxRise = 0.8;
    private const double MaxGap = 0.35;
    private const int Year = 4;

    private const string Signs = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static readonly string[] Units = ["m", "km", "cm", "mm", "dm", "ft", "in", "mi", "yd", "µm", "nm", "s"];

    /// <summary>The letters as drawn, with the raised digits among them set on the line.</summary>
    public static IReadOnlyList<Letter> Set(IReadOnlyList<Letter> letters)
    {
        List<Letter>? result = null;
        Letter? last = null;
        var word = string.Empty;
        for (var i = 0; i < letters.Count; i++)
        {
            var letter = letters[i];
            if (last is not null && IsRaised(letter, last))
            {
                result ??= [.. letters.Take(i)];
                if (IsPower(word, letter.Value[0]))
                {
                    var raised = OnLine(letter, result.Count > 0 ? result[^1] : last, last);
                    result.Add(raised);
                }

                continue;
            }

            result?.Add(letter);
            var starts = string.IsNullOrWhiteSpace(letter.Value) || last is null
                || Math.Abs(letter.StartBaseLine.Y - last.StartBaseLine.Y) > last.PointSize / 2;
            if (starts)
            {
                word = letter.Value.Trim();
            }
            else if (word.Length < 40)
            {
                word += letter.Value;
            }

            last = string.IsNullOrWhiteSpace(letter.Value) ? null : letter;
        }

        return result ?? letters;
    }

    private static bool IsRaised(Letter letter, Letter last)
    {
        var rise = letter.StartBaseLine.Y - last.StartBaseLine.Y;
        return letter.Value is [>= '0' and <= '9'] && letter.PointSize <= Small * last.PointSize && rise >= Rise * last.PointSize
            && rise <= MaxRise * last.PointSize
            && Math.Abs(letter.StartBaseLine.X - last.EndBaseLine.X) <= (MaxGap + 1) * last.PointSize
                && letter.StartBaseLine.X >= last.StartBaseLine.X;
    }

    /// <summary>Behind digits that are no year, a bracket or a unit stands a power; behind anything else the mark of a note.</summary>
    private static bool IsPower(string word, char digit)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[^(digits + 1)]))
        {
            digits++;
        }

        return digits > 0 ? digits != Year || word.Length > digits : word is [.., ')' or ']']
            || (digit is '2' or '3' && Units.Contains(word));
    }

    private static Letter OnLine(Letter letter, Letter before, Letter line)
    {
        var start = new PdfPoint(Math.Max(letter.StartBaseLine.X, before.EndBaseLine.X), line.StartBaseLine.Y);
        var end = new PdfPoint(start.X + letter.Width, start.Y);
        var box = new PdfRectangle(start.X, start.Y, Math.Max(end.X, start.X + 0.1), start.Y + (line.PointSize * 0.7));
        return new Letter(
            Signs[letter.Value[0] - '0'].ToString(), box, box, start, end, letter.Width, line.FontSize, line.FontDetails,
            line.RenderingMode, line.StrokeColor, line.FillColor,
            line.PointSize, line.TextSequence);
    }
}
