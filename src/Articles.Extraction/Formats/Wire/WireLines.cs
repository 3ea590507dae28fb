using System.Text;

namespace Articles.Extraction.Formats.Wire;

/// <summary>Makes paragraphs of a body that is lines of text: wrapped at a width, indented, or a line each.</summary>
internal static class WireLines
{
    // Teletypes and their heirs wrap at 60 to 80 signs. Longer lines are paragraphs.
    private const int WidestMargin = 100;
    private const int NarrowestMargin = 40;

    // A line may be left shorter than it had to be: tolerance for a word that was not broken, or was corrected.
    private const int Slack = 8;

    /// <summary>The paragraphs, parted by a blank line; rows that are shorter than the margin stay lines.</summary>
    public static string Paragraphs(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var longest = lines.Max(line => line.TrimEnd().Length);
        // Where nearly all lines are indented, that marks no paragraph.
        var (all, indented) = (lines.Count(line => !string.IsNullOrWhiteSpace(line)),
            lines.Count(line => !string.IsNullOrWhiteSpace(line) && IsIndented(line)));
        var marksParagraphs = indented * 5 <= all * 3;
        var margin = longest is >= NarrowestMargin and <= WidestMargin ? longest : (int?)null;
        var body = new StringBuilder();
        var last = string.Empty;
        var isBreak = true;
        foreach (var line in lines)
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0)
            {
                isBreak = true;
                continue;
            }

            if (body.Length > 0)
            {
                var joiner = margin is { } width && IsFull(last.TrimEnd(), trimmed, width) ? " " : "\n";
                var begins = isBreak || longest > WidestMargin || (IsIndented(line) && (marksParagraphs || !IsIndented(last)));
                body.Append(begins ? "\n\n" : joiner);
            }

            body.Append(trimmed);
            (last, isBreak) = (line, false);
        }

        return body.ToString();
    }

    /// <summary>Whether the first word of the next line would not have fitted into a line.</summary>
    public static bool IsFull(string line, string next, int width)
    {
        var word = next.IndexOf(' ');
        return line.Length + 1 + (word < 0 ? next.Length : word) > width - Slack;
    }

    private static bool IsIndented(string line) => line.StartsWith("  ", StringComparison.Ordinal) || line.StartsWith('\t');
}
