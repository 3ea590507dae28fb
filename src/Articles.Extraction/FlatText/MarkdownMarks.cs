using System.Text.RegularExpressions;

namespace Articles.Extraction.FlatText;

/// <summary>
/// Takes out the marks of Markdown that html2text (Python) and programs like it write into a page's text: links' addresses, pictures, number
/// signs before headings, asterisks and low lines around words. A block at a time, as lines may be wrapped within a link.
/// </summary>
internal static partial class MarkdownMarks
{
    private const int MinLinks = 3;

    // A picture in a link, and the link.
    private const int Levels = 2;

    /// <summary>Whether a text has such links.</summary>
    public static bool Are(string text)
    {
        var links = 0;
        for (var at = text.IndexOf("](", StringComparison.Ordinal); at >= 0 && links < MinLinks;
            at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + 2);
            links += rest.StartsWith("http") || rest is ['/' or '#' or '<', ..] ? 1 : 0;
        }

        return links >= MinLinks;
    }

    /// <summary>The rank of a heading: the number of signs before it; 0 for any other line.</summary>
    public static int RankOf(ReadOnlySpan<char> block) =>
        block.IndexOfAnyExcept('#') is >= 1 and <= 6 and var rank && block[rank] == ' ' && rank + 1 < block.Length ? rank : 0;

    /// <summary>A block without its marks.</summary>
    public static string Remove(string block)
    {
        block = block[RankOf(block)..].TrimStart();
        for (var level = 0; level < Levels && block.Contains("](", StringComparison.Ordinal); level++)
        {
            block = Link().Replace(Picture().Replace(block, " "), "$1");
        }

        block = block.Contains("**", StringComparison.Ordinal) ? Strong().Replace(block, "$1") : block;
        block = block.Contains('_', StringComparison.Ordinal) ? Emphasis().Replace(block, "$1") : block;
        return (block.Contains('\\', StringComparison.Ordinal) ? Escape().Replace(block, "$1") : block).Trim();
    }

    [GeneratedRegex(@"!\[[^\[\]]*\]\([^()]*(\([^()]*\)[^()]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();

    [GeneratedRegex(@"(?<!!)\[([^\[\]]*)\]\((?=https?:|[/#<.?]|mailto:|tel:|javascript:)[^()]*(?:\([^()]*\)[^()]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*([^*]+)\*\*", RegexOptions.NonBacktracking)]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\w_])_([^_]+)_(?![\w_])")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\([-.+*_#()\[\]!>`|])", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
