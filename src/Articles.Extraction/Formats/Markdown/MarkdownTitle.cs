using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Markdown;

/// <summary>
/// The headline of Markdown without a heading of the first level: a lower heading that everything else stands under, a line all in bold, or
/// a line of its own that is no sentence. Whoever reads it takes that for the title.
/// </summary>
internal static partial class MarkdownTitle
{
    private const int MaxLineLength = 150;
    private const int MinWords = 3;

    /// <summary>The Markdown with such a line as its heading; unchanged when there is none.</summary>
    public static string Mark(string markdown)
    {
        var text = markdown.AsSpan();
        var start = text.IndexOfAnyExcept(" \t\r\n");
        if (start < 0 || Heading().IsMatch(markdown))
        {
            return markdown;
        }

        var length = text[start..].IndexOf('\n');
        var line = (length < 0 ? text[start..] : text.Slice(start, length)).TrimEnd();
        var rest = length < 0 ? [] : text[(start + length + 1)..];
        return line.Length <= MaxLineLength && TitleOf(line.ToString(), rest) is { } title ? $"# {title}\n{rest}" : markdown;
    }

    private static string? TitleOf(string line, ReadOnlySpan<char> rest)
    {
        var next = rest.IndexOf('\n');
        if (!(next < 0 ? rest : rest[..next]).IsWhiteSpace() || rest.Trim().IsEmpty)
        {
            return null;
        }

        if (LowerHeading().Match(line) is { Success: true } heading)
        {
            return HasHeading(rest, atMost: line.AsSpan().IndexOfAnyExcept('#')) ? null : heading.Groups["title"].Value;
        }

        if (Bold().Match(line) is { Success: true } bold)
        {
            return bold.Groups["title"].Value;
        }

        return IsHeadline(line) && LongestParagraph(rest) > line.Length ? line : null;
    }

    /// <summary>Whether another heading stands beside the first one, or above it: then that is one of several sections'.</summary>
    private static bool HasHeading(ReadOnlySpan<char> text, int atMost)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (line.IndexOfAnyExcept('#') is > 0 and var level && level <= atMost && line[level] is ' ' or '\t')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A line that is no sentence, byline, date, dateline, link or any other of Markdown's blocks.</summary>
    private static bool IsHeadline(string line) =>
        char.IsLetterOrDigit(line[0]) && (char.IsLetterOrDigit(line[^1]) || line[^1] is '?' or '!' or '"' or '”' or '’' or '»' or '%')
        && (line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= MinWords || Unspaced().IsMatch(line))
        && !NoHeadline().IsMatch(line);

    private static int LongestParagraph(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var line in text.EnumerateLines())
        {
            longest = Math.Max(longest, line.Length);
        }

        return longest;
    }

    /// <summary>A heading of the first level anywhere, or one in HTML.</summary>
    [GeneratedRegex(
        @"(^|\n) {0,3}#[ \t]+\S|(^|\n)[^\n]*\S[^\n]*\n {0,3}=+[ \t]*(\r?\n|$)|<h1[\s>]",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^#{2,6}[ \t]+(?<title>\S.*?)[ \t]*#*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LowerHeading();

    [GeneratedRegex(@"^(\*\*|__)(?<title>[^*_]+[^*_.:,;])(\*\*|__)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bold();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}]{6}", RegexOptions.NonBacktracking)]
    private static partial Regex Unspaced();

    [GeneratedRegex(
        @"^(by|von|por|par|di|de|door|av|af|od)\s|\b(19|20)\d\d\b|^\d+[.)]\s|\]\(|://|[|<>]|[.:]$|。$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoHeadline();
}
