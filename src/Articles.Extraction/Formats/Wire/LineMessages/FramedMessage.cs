using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Wire.LineMessages;

/// <summary>
/// Reads a message that is framed by ZCZC and NNNN, with the coded lines that some put before the headline: $ category, # or : slug, ^
/// headline, @ place, ~ genre.
/// </summary>
internal static partial class FramedMessage
{
    private const string Flavour = "ZCZC";
    private const int MaxTitleLength = 160;
    private const int MaxBlanksInSlug = 5;

    public static bool Recognizes(string text) => Opening().IsMatch(text.AsSpan(0, Math.Min(text.Length, 512)));

    /// <summary>Reads one message.</summary>
    public static WireArticle Read(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var opening = Opening().Match(text);
        var content = text[opening.Length..];
        var end = Closing().Match(content);
        content = end.Success ? content[..end.Index] : content;
        var (codes, story) = SplitCodes(content);
        // In some services $ is the headline, in others a category of a sign or two.
        var headline = codes.Where(code => code.Sign == '^')
            .Concat(codes.Where(code => code.Sign == '$' && code.Value.Contains(' ', StringComparison.Ordinal)))
            .Select(code => code.Value).FirstOrDefault(value => value.Length > 0);
        var slug = codes.Where(code => code.Sign is ':' or '#').Select(code => code.Value.Trim('(', ')', ':', ' '))
            .FirstOrDefault(value => value.Length > 0);
        story = WithoutSignOff(story.TrimEnd());
        if (headline is null && LeadingHeadline(story) is { } line)
        {
            headline = Category().Replace(line, string.Empty);
            story = story.TrimStart('\n', ' ', '\t')[line.Length..];
        }

        return new WireArticle(
            new WireItem
            {
                Flavour = Flavour,
                Provider = WireText.Line(opening.Groups["service"].Value),
                Credit = WireText.Line(opening.Groups["service"].Value.TrimEnd("0123456789".ToCharArray())),
                Slugline = WireText.Line(slug),
                Places = [.. codes.Where(code => code.Sign == '@' && code.Value.Length > 0).Select(code => code.Value)],
                Genres =
                    [.. codes.Where(code => code.Sign == '~').Select(code => WireText.Subject(null, code.Value)).OfType<WireSubject>()],
                Subjects = [.. codes.Where(code => code.Sign is '*' or '+' && code.Value.Length == 8 && code.Value.All(char.IsAsciiDigit))
                    .Select(code => WireText.Subject(code.Value, null, "subj")).OfType<WireSubject>()],
            },
            new DeclaredMetadata { Title = PlainLine.Of(headline ?? slug) },
            string.IsNullOrWhiteSpace(story) ? null : new BodyField(ContentKind.Text, WireLines.Paragraphs(story)));
    }

    /// <summary>Takes off who sent it, and the initials. A line that ends the sentence before it is none ("to leave the / EU").</summary>
    private static string WithoutSignOff(string story) =>
        SignOff().Match(story) is { Success: true, Index: > 0 } signOff
            && !(char.IsLower(story[signOff.Index - 1]) && !signOff.ValueSpan.Trim().Contains(' '))
            ? story[..signOff.Index].TrimEnd()
            : story;

    /// <summary>The coded lines before the text.</summary>
    private static (List<(char Sign, string Value)> Codes, string Story) SplitCodes(string content)
    {
        var codes = new List<(char Sign, string Value)>();
        var at = 0;
        while (at < content.Length)
        {
            var end = content.IndexOf('\n', at);
            var line = content[at..(end < 0 ? content.Length : end)].Trim();
            if (line.Length > 0
                && !(line[0] is '$' or '#' or ':' or '^' or '@' or '~' or '%' or '*' or '+' or '&' or '='
                && !(line.Length > 1 && line[1] == ' ') && !IsProse(line)))
            {
                if (!IsRouting(line))
                {
                    break;
                }
            }
            else if (line.Length > 0)
            {
                codes.Add((line[0], line[1..].Trim()));
            }

            at = end < 0 ? content.Length : end + 1;
        }

        return (codes, content[at..]);
    }

    /// <summary>
    /// Whether it is the line that says how urgent it is (a letter twice) and where it goes: <c>YY TDR</c>, <c>YY RFG INET(3RR)</c>. A headline
    /// in capitals (<c>UK VOTES LEAVE</c>) is none.
    /// </summary>
    private static bool IsRouting(string line) => line.Length > 2 && line[0] == line[1] && Routing().IsMatch(line);

    /// <summary>
    /// Whether a line that begins with a sign is text all the same: <c>$45 million was stolen…</c>, or a sentence that begins with a hashtag.
    /// </summary>
    private static bool IsProse(string line) => (line is ['$' or '+', >= '0' and <= '9', ..] && line.Contains(' '))
        || (line[0] == '#' && line.Count(sign => sign == ' ') > MaxBlanksInSlug);

    /// <summary>
    /// A short first line that does not end as a sentence does: one with its category before it (<c>RACING : Fields for Thursday</c>), or one
    /// that a blank or an indented line follows.
    /// </summary>
    private static string? LeadingHeadline(string story)
    {
        var trimmed = story.TrimStart('\n', ' ', '\t');
        var end = trimmed.IndexOf('\n', StringComparison.Ordinal);
        if (end is not (> 0 and <= MaxTitleLength) || trimmed[end - 1] is '.' or ':' or '…' or '-' || Dateline().IsMatch(trimmed[..end]))
        {
            return null;
        }

        var isFirstLineApart = trimmed[end..].StartsWith("\n\n", StringComparison.Ordinal)
            || (!IsIndented(story.TrimStart('\n')) && IsIndented(trimmed[(end + 1)..]));
        return isFirstLineApart || Category().IsMatch(trimmed[..end]) ? trimmed[..end] : null;
    }

    private static bool IsIndented(string text) => text.StartsWith("  ", StringComparison.Ordinal) || text.StartsWith('\t');

    [GeneratedRegex(
        @"\A[\uFEFF\s\u0000\u0001]*ZCZC\b[ \t]*(?<service>[A-Z]{2,5}\d{0,5})?[^\n]{0,40}\n",
        RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    // "RACING : ".
    [GeneratedRegex(@"\A[A-Z]{3,12} : ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Category();

    // "MELBOURNE, Feb 09 AAP - ": the text has begun.
    [GeneratedRegex(@"\A\p{Lu}{3,}[^-–—]{0,40} [-–—] ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"^[ \t]*NNNN\b", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Closing();

    [GeneratedRegex(
        @"\A[A-Z]{2}( ([A-Z0-9]{2,10}(\([A-Z0-9]{2,5}\))?|\([A-Z0-9]{2,5}\)|[A-Z]{2,5}[a-z]{2,4})){1,8}\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Routing();

    [GeneratedRegex(
        @"\n[ \t]*[A-Z]{2,5}( [A-Z]{2,5})?( [a-z]{1,4}(/[a-z]{1,4}){0,4}){0,2}[ \t]*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SignOff();
}
