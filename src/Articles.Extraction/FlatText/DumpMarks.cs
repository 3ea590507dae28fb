using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Articles.Extraction.FlatText;

/// <summary>
/// Takes out what programs that flatten pages write beside the page's words: lynx numbers each link (<c>[12]Read on</c>), lists the addresses
/// at the end and says <c>(BUTTON)</c>; html2text underlines links (<c>Read_on</c>) and puts asterisks around headings;
/// Python's program of that name writes Markdown (<see cref="MarkdownMarks"/>). Which of them a text has is told from the whole of it; the
/// links' numbers are taken in their order, so that a note's <c>[1]</c> stays.
/// </summary>
internal sealed partial class DumpMarks
{
    private const int MinLinks = 2;
    private const int MinUnderlined = 3;
    private const int MaxLabelLength = 30;
    private const int MaxStars = 6;

    // Links without a word in the text have numbers too.
    private const int MaxSkipped = 12;

    private readonly int _links;
    private readonly bool _isUnderlined;
    private readonly bool _isMarkdown;
    private int _last;

    private DumpMarks(int end, int links, bool isUnderlined, bool isMarkdown) =>
        (End, _links, _isUnderlined, _isMarkdown) = (end, links, isUnderlined, isMarkdown);

    /// <summary>Where the page's words end, and the list of its links' addresses begins.</summary>
    public int End { get; }

    /// <summary>Tells which marks a text has.</summary>
    public static DumpMarks Of(string text)
    {
        var (end, links) = FindAddresses(text);
        return new DumpMarks(end, links, text.Contains('_', StringComparison.Ordinal) && IsUnderlined(text), MarkdownMarks.Are(text));
    }

    /// <summary>A block without its marks; blocks have to come in their order.</summary>
    public string Remove(string block)
    {
        if (_isMarkdown)
        {
            return MarkdownMarks.Remove(block);
        }

        if (_links > 0 && block.Contains('[', StringComparison.Ordinal))
        {
            block = RemoveNumbers(block);
        }

        if (block.Contains("(BUTTON)", StringComparison.Ordinal))
        {
            block = block.Replace("(BUTTON)", " ", StringComparison.Ordinal).Trim();
        }

        if (block.StartsWith('*') && block.EndsWith('*'))
        {
            block = WithoutAsterisks(block);
        }

        return _isUnderlined && block.Contains('_', StringComparison.Ordinal) ? WithoutUnderlines(block) : block;
    }

    private string RemoveNumbers(string block)
    {
        var rest = new StringBuilder(block.Length);
        var from = 0;
        foreach (Match mark in LinkNumber().Matches(block))
        {
            if (int.TryParse(mark.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && IsNext(number, _last, _links))
            {
                rest.Append(block, from, mark.Index - from);
                from = mark.Index + mark.Length;
                rest.Append(IsGlued(block, mark.Index, from) ? " " : string.Empty);
                _last = number;
            }
        }

        return rest.Append(block, from, block.Length - from).ToString().Trim();
    }

    /// <summary>Posted by[20]Jane Doe[21]May 4: lynx puts no blank between elements that a style sets apart.</summary>
    private static bool IsGlued(string block, int start, int end) =>
        start > 0 && end < block.Length && char.IsLetterOrDigit(block[start - 1]) && char.IsUpper(block[end]);

    /// <summary>The rank of a heading that html2text put between asterisks: 1 for six on each side; 0 for any other line.</summary>
    public int RankOf(ReadOnlySpan<char> block) => _isMarkdown ? MarkdownMarks.RankOf(block) : RankOfStars(block);

    private static int RankOfStars(ReadOnlySpan<char> block)
    {
        block = block.Trim();
        var words = block.Trim('*');
        var stars = block.Length - block.TrimStart('*').Length;
        return stars is > 0 and <= MaxStars && words.Length > 2 && words[0] == ' ' && words[^1] == ' '
            && stars == block.Length - block.TrimEnd('*').Length
            ? MaxStars + 1 - stars
            : 0;
    }

    private static string WithoutAsterisks(string block) =>
        RankOfStars(block) > 0 ? block.AsSpan().Trim().Trim('*').Trim().ToString() : block;

    private static string WithoutUnderlines(string block)
    {
        var words = block.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Contains('_', StringComparison.Ordinal) && !words[i].Contains("://", StringComparison.Ordinal)
                && !words[i].Contains('@', StringComparison.Ordinal))
            {
                words[i] = words[i].Replace('_', ' ');
            }
        }

        return string.Join(' ', words).Trim();
    }

    /// <summary>
    /// Looks for a list of addresses numbered from 1 to the end, whose numbers stand, in brackets, right before words of the text.
    /// </summary>
    private static (int End, int Links) FindAddresses(string text)
    {
        var (end, position, links, next) = (text.Length, text.TrimEnd().Length, 0, -1);
        while (position > 0 && next != 0)
        {
            var (start, line) = LineBefore(text, position);
            if (NumberOf(line) is > 0 and var number && (next < 0 || (number <= next && number + MaxSkipped > next)))
            {
                (links, next, end) = (Math.Max(links, number), number - 1, start);
            }
            else if (links == 0 || line.Length > MaxLabelLength)
            {
                return (text.Length, 0);
            }

            position = Math.Max(0, start - 1);
        }

        // Its own heading, and a label for the links that can be seen.
        for (var labels = 0; labels < 2 && position > 0;)
        {
            var (start, line) = LineBefore(text, position);
            if (line.Length > MaxLabelLength || (labels == 1 && !text.AsSpan(end).TrimStart().StartsWith("Visible")))
            {
                break;
            }

            (labels, end) = line.Length == 0 ? (labels, end) : (labels + 1, start);
            position = Math.Max(0, start - 1);
        }

        return next == 0 && links >= MinLinks && IsNumbered(text.AsSpan(0, end), links) ? (end, links) : (text.Length, 0);
    }

    private static (int Start, string Line) LineBefore(string text, int position)
    {
        var start = text.LastIndexOf('\n', position - 1) + 1;
        return (start, text[start..position].Trim());
    }

    /// <summary>The number of an entry such as <c>12. https://example.test/</c>; -1 for any other line.</summary>
    private static int NumberOf(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 5 || line.Length < digits + 4 || line[digits] != '.' || line[digits + 1] != ' ')
        {
            return -1;
        }

        var address = line[(digits + 2)..];
        var scheme = address.IndexOf(':');
        return scheme is > 1 and < 20 && !address[..scheme].ContainsAnyExceptInRange('a', 'z')
            ? int.Parse(line[..digits], NumberStyles.None, CultureInfo.InvariantCulture)
            : -1;
    }

    private static bool IsNumbered(ReadOnlySpan<char> text, int links)
    {
        var (last, found) = (0, 0);
        foreach (var mark in LinkNumber().EnumerateMatches(text))
        {
            var number = int.Parse(text.Slice(mark.Index + 1, mark.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);
            if (IsNext(number, last, links))
            {
                last = number;
                found += mark.Index + mark.Length < text.Length && !char.IsWhiteSpace(text[mark.Index + mark.Length]) ? 1 : 0;
            }
        }

        return found * 2 >= Math.Min(links, last) && found > 0;
    }

    private static bool IsNext(int number, int last, int links) => number > last && number <= Math.Min(links, last + MaxSkipped);

    /// <summary>Words joined by low lines as no name in a program is: <c>Read_on,_and</c>, <c>The_quay</c>.</summary>
    private static bool IsUnderlined(string text)
    {
        var found = 0;
        foreach (var match in Underlined().EnumerateMatches(text))
        {
            found += match.Length > 0 ? 1 : 0;
            if (found >= MinUnderlined)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\[([0-9]{1,5})\]", RegexOptions.NonBacktracking)]
    private static partial Regex LinkNumber();

    [GeneratedRegex(@"\p{L}(\p{Ll}+_\p{Lu}\p{Ll}|[,.?!:’']_\p{L}|_(&|-)_\p{L})", RegexOptions.NonBacktracking)]
    private static partial Regex Underlined();
}
