using System.Text;
using Spectre.Console.Rendering;

namespace Pipeline.Local.Commands.Output;

/// <summary>
/// Makes text from files safe for a terminal: in one line, without control characters (an escape sequence in a headline would control the
/// terminal), cut by its width in cells (a Chinese character takes two).
/// </summary>
internal static class CellText
{
    /// <summary>
    /// The text in one line: each run of white space and control characters becomes a space, except the controls in
    /// <paramref name="kept"/>.
    /// </summary>
    public static string OneLine(string text, params ReadOnlySpan<char> kept)
    {
        var line = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || (Rune.IsControl(rune) && !kept.Contains((char)rune.Value)))
            {
                pendingSpace = line.Length > 0;
                continue;
            }

            line.Append(pendingSpace ? " " : string.Empty).Append(rune);
            pendingSpace = false;
        }

        return line.ToString();
    }

    /// <summary>The text with its lines, each as <see cref="OneLine"/> makes it.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => OneLine(line)));

    /// <summary>The text in one line of at most <paramref name="cells"/> cells; an ellipsis marks the cut.</summary>
    public static string Fit(string text, int cells)
    {
        text = OneLine(text);
        if (Width(text) <= cells)
        {
            return text;
        }

        var fitting = new StringBuilder();
        var width = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune.ToString());
            if (width > cells)
            {
                break;
            }

            fitting.Append(rune);
        }

        return fitting.ToString().TrimEnd() + '…';
    }

    /// <summary>The width of the text in cells.</summary>
    public static int Width(string text) => new Segment(text).CellCount();
}
