using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>
/// Sets a paragraph's large first letter at the beginning of its first line, in the line's size: the layout analysis would make a block,
/// and so a word, of its own of it.
/// </summary>
internal static class DropCaps
{
    /// <summary>A headline's letters stand among others of their size.</summary>
    private const double Large = 1.8;
    private const int MaxCaps = 50;

    /// <summary>How far the line may begin from the letter, in sizes of the line's type.</summary>
    private const double MaxGap = 1.5;

    /// <summary>The letters, each drop cap in its line.</summary>
    public static IReadOnlyList<Letter> Inline(IReadOnlyList<Letter> letters)
    {
        var candidates = new List<int>();
        for (var i = 0; i < letters.Count; i++)
        {
            if (IsAlone(letters, i))
            {
                candidates.Add(i);
            }
        }

        if (candidates.Count is 0 or > MaxCaps)
        {
            return letters;
        }

        var result = letters.ToList();
        foreach (var i in candidates)
        {
            if (FirstOfLine(letters, letters[i]) is { } first)
            {
                var spaced = i + 1 < letters.Count && string.IsNullOrWhiteSpace(letters[i + 1].Value);
                result[i] = Move(letters[i], first, spaced);
            }
        }

        return result;
    }

    /// <summary>One capital, much larger than what is drawn before and after it.</summary>
    private static bool IsAlone(IReadOnlyList<Letter> letters, int i)
    {
        var letter = letters[i];
        if (letter.Value.Length != 1 || !char.IsUpper(letter.Value[0]))
        {
            return false;
        }

        return !IsAlike(Neighbour(letters, i, -1), letter) && Neighbour(letters, i, 1) is { } next
            && letter.PointSize >= Large * next.PointSize;
    }

    private static Letter? Neighbour(IReadOnlyList<Letter> letters, int i, int step)
    {
        for (var j = i + step; j >= 0 && j < letters.Count; j += step)
        {
            if (!string.IsNullOrWhiteSpace(letters[j].Value))
            {
                return letters[j];
            }
        }

        return null;
    }

    private static bool IsAlike(Letter? other, Letter letter) =>
        other is not null && other.PointSize * Large > letter.PointSize
        && Math.Abs(other.StartBaseLine.Y - letter.StartBaseLine.Y) < letter.PointSize / 2;

    /// <summary>The first letter of the highest line that begins right of the cap and beside it.</summary>
    private static Letter? FirstOfLine(IReadOnlyList<Letter> letters, Letter cap)
    {
        Letter? best = null;
        var box = cap.BoundingBox;
        foreach (var letter in letters)
        {
            var at = letter.StartBaseLine;
            if (letter == cap || string.IsNullOrWhiteSpace(letter.Value) || letter.PointSize * Large > cap.PointSize
                || at.Y < box.Bottom - (letter.PointSize / 2) || at.Y + (letter.PointSize / 4) > box.Top
                || letter.BoundingBox.Left < box.Right - (letter.PointSize / 4) || letter.BoundingBox.Left > box.Right
                    + (MaxGap * letter.PointSize))
            {
                continue;
            }

            if (best is null || at.Y > best.StartBaseLine.Y + (letter.PointSize / 2)
                || (Math.Abs(at.Y - best.StartBaseLine.Y) <= letter.PointSize / 2 && letter.BoundingBox.Left < best.BoundingBox.Left))
            {
                best = letter;
            }
        }

        return best;
    }

    private static Letter Move(Letter cap, Letter first, bool spaced)
    {
        var width = first.PointSize * 0.6;
        var right = first.StartBaseLine.X - (spaced ? first.PointSize * 0.28 : 0);
        var (start, end) = (new PdfPoint(right - width, first.StartBaseLine.Y), new PdfPoint(right, first.StartBaseLine.Y));
        var box = new PdfRectangle(start.X, start.Y, end.X, start.Y + (first.PointSize * 0.7));
        return new Letter(
            cap.Value, box, box, start, end, width, first.FontSize, first.FontDetails, first.RenderingMode, first.StrokeColor,
            first.FillColor, first.PointSize, first.TextSequence);
    }
}
