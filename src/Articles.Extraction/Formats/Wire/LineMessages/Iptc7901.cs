using System.Globalization;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Wire.LineMessages;

/// <summary>
/// Reads IPTC 7901, as dpa, ats and others write it: a header line (service and number, priority, category, words), a keyword line,
/// headlines up to " =", a byline, the text in wrapped lines, a notebook for editors, a sign-off and the time. The control characters may
/// be lost.
/// </summary>
internal static partial class Iptc7901
{
    private const string Flavour = "IPTC 7901";
    private const int MaxHeadLines = 8;
    private const int MaxBylineLength = 60;

    public static bool Recognizes(string text) => Header().IsMatch(Start(text));

    /// <summary>Reads one message.</summary>
    public static WireArticle Read(string text, WireZones zones)
    {
        text = text[(text.Length - Start(text).Length)..].ReplaceLineEndings("\n");
        var header = Header().Match(text);
        var content = text[header.Length..];
        var end = content.IndexOf('\u0003', StringComparison.Ordinal);
        var time = EndTime().Matches(content).LastOrDefault();
        content = content[..(end >= 0 ? end : time?.Index ?? content.Length)];
        var (keywords, story) = SplitKeywords(content);
        var (headLines, body) = SplitHead(story);
        var (main, note) = SplitNote(body);
        main = WithoutSignOff(main.TrimEnd(), header.Groups["agency"].Value.Split('-')[0]);
        var byline = headLines.Count > 1 && Byline().IsMatch(headLines[^1]) ? headLines[^1] : null;
        var title = byline is null ? headLines.LastOrDefault() : headLines[^2];
        var published = time is null ? null : Time(time, zones.Find(header.Groups["agency"].Value));
        return new WireArticle(
            new WireItem
            {
                Flavour = Flavour,
                Provider = WireText.Line(header.Groups["agency"].Value),
                Credit = Credit(header.Groups["agency"].Value.Split('-')[0], main),
                Priority = WireText.Digit(header.Groups["priority"].Value),
                Urgency = WireText.Digit(header.Groups["priority"].Value),
                Subjects = WireText.Subject(header.Groups["category"].Value, null) is { } category ? [category] : [],
                Slugline = WireText.Line(keywords?.Trim('/', ' ')),
                Keywords =
                    [.. (keywords ?? string.Empty).Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                EditorsNote = WireText.Line(note),
                // "1ST LEAD", "REFILE", "(Achtung)" stand before the headline.
                Signals = [.. headLines.TakeWhile(line => line != title).Select(line => line.Trim())],
                VersionCreatedAt = published,
            },
            new DeclaredMetadata
            {
                Title = PlainLine.Of(title) ?? PlainLine.Of(keywords?.Trim('/', ' ')),
                Byline = WireText.Byline([WithoutAgency(byline, header.Groups["agency"].Value.Split('-')[0])]),
                PublishedAt = published,
            },
            string.IsNullOrWhiteSpace(main) ? null : new BodyField(ContentKind.Text, WireLines.Paragraphs(main)));
    }

    /// <summary>The code in the header is the agency's only where its dateline has it too: "(dpa)", "(tca/dpa)".</summary>
    private static string? Credit(string code, string main) =>
        main.Contains($"({code})", StringComparison.OrdinalIgnoreCase) || main.Contains($"/{code})", StringComparison.OrdinalIgnoreCase)
            ? code
            : null;

    private static string Start(string text) =>
        text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0', '\u0001', '\u007F', '\u0016', '\u001F');

    /// <summary>What stands before the start of text; without the control character, the first line.</summary>
    private static (string? Keywords, string Story) SplitKeywords(string content)
    {
        var start = content.IndexOf('\u0002', StringComparison.Ordinal);
        if (start >= 0)
        {
            return (WireText.Line(content[..start]), content[(start + 1)..]);
        }

        var trimmed = content.TrimStart();
        var end = trimmed.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && trimmed[..end].Contains('/', StringComparison.Ordinal)
            ? (WireText.Line(trimmed[..end]), trimmed[(end + 1)..])
            : (null, content);
    }

    /// <summary>The lines up to " =", which ends the head; without it, the first line.</summary>
    private static (List<string> Head, string Body) SplitHead(string story)
    {
        var lines = story.Split('\n');
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (first < 0)
        {
            return ([], string.Empty);
        }

        var last = Array.FindIndex(lines, first, Math.Min(MaxHeadLines, lines.Length - first), line => HeadEnd().IsMatch(line));
        if (last < 0 && first + 1 < lines.Length && lines[first + 1].Trim() is { Length: > 0 } next
            && WireLines.IsFull(lines[first].Trim(), next, lines.Max(line => line.Trim().Length)))
        {
            // The text begins at once: a headline does not fill its line.
            return ([], story);
        }

        last = last < 0 ? first : last;
        // "Headline =", and below it "By Ines Holm" or "By Ines Holm, dpa =".
        var below = Array.FindIndex(lines, last + 1, line => !string.IsNullOrWhiteSpace(line));
        if (below > 0 && IsByline(lines, below))
        {
            last = below;
        }

        List<string> head =
            [.. lines[first..(last + 1)].Select(line => HeadEnd().Replace(line, string.Empty).Trim()).Where(line => line.Length > 0)];
        return (head, string.Join('\n', lines[(last + 1)..]));
    }

    /// <summary>Whether a line is a byline alone, and not the beginning of a text ("Von Berlin aus …").</summary>
    private static bool IsByline(string[] lines, int at)
    {
        var line = lines[at].Trim();
        return line.Length <= MaxBylineLength && Byline().IsMatch(line)
            && (HeadEnd().IsMatch(line) || (!line.EndsWith('.') && (at + 1 == lines.Length || string.IsNullOrWhiteSpace(lines[at + 1]))));
    }

    /// <summary>The notebook, and whatever is said not to be for publication.</summary>
    private static (string Body, string? Note) SplitNote(string body)
    {
        var note = Notebook().Match(body);
        return note.Success ? (body[..note.Index], body[note.Index..]) : (body, null);
    }

    /// <summary>"Ines Holm, dpa": the name alone.</summary>
    private static string? WithoutAgency(string? byline, string agency) =>
        byline?.EndsWith($", {agency}", StringComparison.OrdinalIgnoreCase) == true ? byline[..^(agency.Length + 2)] : byline;

    /// <summary>Takes off "dpa wsz jln npr": the agency and the initials of those who worked on it.</summary>
    private static string WithoutSignOff(string body, string agency)
    {
        var start = body.LastIndexOf('\n') + 1;
        var words = body[start..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isSignOff = Initials().IsMatch(body[start..].Trim())
            || (words is [var first, _, ..] && first.Equals(agency, StringComparison.OrdinalIgnoreCase)
                && words.All(word => word.Length <= 8 && char.IsAsciiLetterLower(word[0])));
        return start > 0 && isSignOff ? body[..start].TrimEnd() : body;
    }

    /// <summary>
    /// "120841 GMT Mar 24": day, hour and minute, zone, month and year. Only GMT and UTC are known, and no zone is the agency's.
    /// </summary>
    private static DateTimeOffset? Time(Match match, TimeZoneInfo? zone)
    {
        var month = Array.FindIndex(MonthNames, names => names.Contains(match.Groups["month"].Value.ToLowerInvariant())) + 1;
        var (day, year) = (Number(match, "day"), 2000 + Number(match, "year"));
        if (month == 0 || day < 1 || day > DateTime.DaysInMonth(year, month) || Number(match, "hour") > 23 || Number(match, "minute") > 59)
        {
            return null;
        }

        var time = new DateTimeOffset(year, month, day, Number(match, "hour"), Number(match, "minute"), 0, TimeSpan.Zero);
        return match.Groups["zone"].Value.ToUpperInvariant() switch
        {
            "GMT" or "UTC" or "Z" => time,
            "" => WireTime.Parse(time, zone),
            _ => WireTime.Parse(time, zone: null),
        };
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    // English, German, French.
    private static readonly string[][] MonthNames =
    [
        ["jan", "janv"], ["feb", "fev", "fév", "févr"], ["mar", "mär", "mrz", "mars"], ["apr", "avr"], ["may", "mai"], ["jun", "juin"],
        ["jul", "juil"], ["aug", "août", "aou"], ["sep", "sept"], ["oct", "okt"], ["nov"], ["dec", "dez", "déc"],
    ];

    [GeneratedRegex(
        @"\A(?<service>[A-Za-z]{1,6})(?<number>\d{1,6}) +(?<priority>\d) +(?<category>[A-Za-z]{1,3}) +(?<words>\d{1,5}) +([A-Za-z]{2,12} +"
        + @")?(?<agency>[A-Za-z][A-Za-z-]{1,12}) +\d[^\n]{0,40}\n",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex(
        @"^[ \t\u0003]*(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d) ?(?<zone>[A-Z]{1,5})? (?<month>\p{L}{3,4})\.? (?<year>\d\d)\s*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex EndTime();

    [GeneratedRegex(@" =\s*\z|\A=\s*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HeadEnd();

    [GeneratedRegex(@"\A(By|Von|Par|Por|Door) \p{Lu}|\ABy dpa\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Byline();

    [GeneratedRegex(
        @"^[ \t]*(#+[ \t]*(\w+[ \t]+)?(notebook|notizblock|bloc-notes)\b|(\*[ \t]*){3,}\n[^\n]*(not (intended )?for publication"
        + @"|nicht zur Veröffentlichung)|The following information is not (intended )?for publication|##[ \t]*(Note to editors"
        + @"|Internet links|Editorial contacts|Redaktionelle Hinweise)\b)",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Notebook();

    // Bracketed, as ats does it: (SDA/sj).
    [GeneratedRegex(@"\A\([A-Z]{2,5}[\\/ ][\w\\/ ]{1,20}\)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Initials();
}
