using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Wire.LineMessages;

/// <summary>
/// Reads ANPA 1312 (86-2), as AP writes it: a message line, a header line (priority, category, keyword, date, words), lines of a head that
/// begin with ^, and paragraphs that begin with a tab. Tables are marked line by line. The control characters may be lost.
/// </summary>
internal static partial class Anpa1312
{
    private const string Flavour = "ANPA 1312";

    private const int MaxAlertWords = 40;

    public static bool Recognizes(string text) => Header().IsMatch(Start(text));

    /// <summary>Reads one message.</summary>
    public static WireArticle Read(string text)
    {
        text = Start(text).ReplaceLineEndings("\n");
        var header = Header().Match(text);
        var content = text[header.Length..];
        var end = EndTime().Match(content);
        var isTable = header.Groups["format"].Value.Contains('\u0012', StringComparison.Ordinal);
        content = content[..(end.Success ? end.Index : content.Length)];
        var (head, body) = content.Contains("\n^", StringComparison.Ordinal) ? Split(content) : SplitByIndent(content);
        var (slug, version) = Slug(head.FirstOrDefault());
        var byline = head.Skip(1).FirstOrDefault(line => Byline().IsMatch(line));
        var title = head.Skip(1)
            .FirstOrDefault(line => line != byline && !Note().IsMatch(line) && !Photo().IsMatch(line) && !Publication().IsMatch(line));
        // A list of headlines is all head. What stands above a table names it.
        var main = body.Length > 0 ? body : string.Join("\n\n", head.Skip(2));
        if (body.Length > 0 && FirstRow().IsMatch(content))
        {
            main = string.Join("\n", [string.Join("\n\n", HeadsOfTable(head, title, byline)), body]).TrimStart('\n');
        }

        var published = end.Success ? Time(end) : null;
        return new WireArticle(
            new WireItem
            {
                Flavour = Flavour,
                Provider = WireText.Line(end.Groups["agency"].Value),
                Credit = WireText.Line(end.Groups["agency"].Value),
                Version = version,
                Killed = version?.StartsWith("KILL", StringComparison.Ordinal) == true ? new WireStatement("the slug line", version) : null,
                // Flash and bulletin are ANPA's first two priorities.
                Urgency = header.Groups["priority"].Value.ToLowerInvariant() switch { "f" => 1, "b" => 2, "u" => 3, _ => null },
                Slugline = slug,
                Subjects = WireText.Subject(header.Groups["category"].Value, null, "anpa-category") is { } category ? [category] : [],
                EditorsNote = WireText.Join(head.Where(line => Note().IsMatch(line))),
                Signals = version is null ? [] : [version],
                VersionCreatedAt = published,
            },
            new DeclaredMetadata
            {
                Title = PlainLine.Of(Quotes(title)) ?? Alert(main) ?? PlainLine.Of(slug),
                Byline = WireText.Byline([byline is null || AgencyByline().IsMatch(byline) ? null : Cased(Quotes(byline)!)]),
                PublishedAt = published,
            },
            string.IsNullOrWhiteSpace(main) ? null : new BodyField(ContentKind.Text, Quotes(isTable ? main : main.Trim())!));
    }

    /// <summary>
    /// An alert is a sentence without a headline: a reader wants that, and not "BC-APNewsAlert". Null for a longer text, whose first line
    /// may say anything.
    /// </summary>
    private static string? Alert(string text)
    {
        var line = PlainLine.Of(Quotes(Dateline().Replace(text.Trim(), string.Empty)));
        return line is not null && WordCount.Of(line) is > 0 and <= MaxAlertWords ? line : null;
    }

    /// <summary>
    /// The lines between the headline and the table: what it is a table of. Not who made it, nor the line below the name, which is the
    /// agency's.
    /// </summary>
    private static IEnumerable<string> HeadsOfTable(List<string> head, string? title, string? byline)
    {
        var author = byline is null || AgencyByline().IsMatch(byline) ? -1 : head.IndexOf(byline);
        return head.Skip(title is null ? 1 : head.IndexOf(title) + 1)
            .Where(line => line != byline && !Note().IsMatch(line) && !Photo().IsMatch(line) && !Publication().IsMatch(line)
                && (author < 0 || head.IndexOf(line) != author + 1));
    }

    private static string Start(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0', '\u0016', '\u0001');

    /// <summary>The lines of the head, and the text: paragraphs that a tab begins, and rows of tables.</summary>
    private static (List<string> Head, string Body) Split(string content)
    {
        var head = new List<string>();
        var body = new StringBuilder();
        var hasBegun = false;
        foreach (var line in content.Split('\n'))
        {
            var isRow = line.Contains('\b', StringComparison.Ordinal);
            var plain = Clean(line);
            if (plain.Length == 0)
            {
                continue;
            }

            if (!hasBegun && !isRow && !line.StartsWith('\t') && !line.TrimStart('\u0002').StartsWith('\t')
                && (line.TrimStart('\u0002', '\u0016').StartsWith('^') || head.Count == 0 || line.EndsWith('<') || line.EndsWith('=')))
            {
                head.Add(plain);
                continue;
            }

            hasBegun = true;
            if (body.Length > 0)
            {
                body.Append(isRow ? "\n" : "\n\n");
            }

            // In tables AP writes a half as a brace: "16{" games behind.
            body.Append(isRow ? plain.Replace('{', '½') : plain);
        }

        return (head, body.ToString());
    }

    /// <summary>
    /// As Kyodo writes it, without marks: the head up to the first line that is indented, then wrapped lines up to the sign-off.
    /// </summary>
    private static (List<string> Head, string Body) SplitByIndent(string content)
    {
        var end = content.IndexOf('\u0003', StringComparison.Ordinal);
        var lines = (end < 0 ? content : content[..end]).Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith("  ", StringComparison.Ordinal) || line.StartsWith('\t'));
        first = first < 0 ? Math.Min(2, lines.Length) : first;
        var body = lines[first..].TakeWhile(line => !line.StartsWith("==", StringComparison.Ordinal))
            .Select(line => Controls().Replace(line, string.Empty));
        return ([.. lines[..first].Select(line => Clean(line).TrimEnd('+')).Where(line => line.Length > 0)],
            WireLines.Paragraphs(string.Join('\n', body)));
    }

    private static string Clean(string line)
    {
        var plain = Controls().Replace(line, string.Empty).Replace('\u0010', ' ').Trim();
        return plain.TrimStart('^').TrimEnd('<', '=', ' ').Trim();
    }

    /// <summary>"BC-US--Ethanol-Losing Grassland, 1st Ld-Writethru,1140": the slug and the version; the words are counted anew.</summary>
    private static (string? Slug, string? Version) Slug(string? line)
    {
        if (line is null)
        {
            return (null, null);
        }

        var parts = StarCode().Replace(line, string.Empty)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (WireText.Line(parts.FirstOrDefault()), parts.Skip(1).Select(part => part.TrimEnd('<'))
            .FirstOrDefault(part => Lead().IsMatch(part)));
    }

    /// <summary>The teletype's quotation marks and dash.</summary>
    private static string? Quotes(string? text) =>
        text?.Replace("``", "\"", StringComparison.Ordinal).Replace("''", "\"", StringComparison.Ordinal)
            .Replace(" _ ", " — ", StringComparison.Ordinal);

    /// <summary>Names are set in capitals: MAREN LIDDELL.</summary>
    private static string Cased(string byline) =>
        Capitals().Replace(byline, match => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(match.Value.ToLowerInvariant()));

    private static DateTimeOffset? Time(Match match) => DateTime.TryParseExact(
        match.Groups["time"].Value, "MM-dd-yy HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && time.Year is > 1980 and < 2080
            ? new DateTimeOffset(time, Offset(match.Groups["zone"].Value)).ToUniversalTime()
            : null;

    private static TimeSpan Offset(string zone) => zone switch
    {
        "EST" => TimeSpan.FromHours(-5),
        "EDT" => TimeSpan.FromHours(-4),
        _ => TimeSpan.Zero,
    };

    // Where a control character stood, some gateways leave a brace.
    [GeneratedRegex(
        @"\A[A-Za-z]\d{4}[A-Z]{0,8}[\u001f_{]?[A-Za-z-]{1,8}[\s{]*\n[{ ]*(?<priority>[a-zA-Z])[{ ]+(?<category>[a-zA-Z])"
        + @"(?<format>[\u0011-\u0014{]*) +(?<keyword>\S[^\n]*?) +\d{1,2}-\d{1,2}( +\d{0,5})?[\s{]*\n",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex(
        @"[\t \u0003]*(?<agency>[A-Z]{2,5})-[A-Z]{2}-(?<time>\d\d-\d\d-\d\d \d{4})(?<zone>GMT|E[SD]T)<?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EndTime();

    // The text begins with a row: lines of the head, then one that a backspace marks.
    [GeneratedRegex(@"\A([^\n\t\u0008]*\n)*[^\n\t\u0008]*\u0008", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FirstRow();

    [GeneratedRegex(@"\A(By|BY) \S", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Byline();

    [GeneratedRegex(
        @"\ABy The Associated Press\b|\ABY THE ASSOCIATED PRESS\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AgencyByline();

    [GeneratedRegex(
        @"\A\(?(Eds|EDS|EDITORS?|Editors?)\b[^:_]{0,12}[:_]|\AEDITOR'S NOTE\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Note();

    [GeneratedRegex(@"\A[A-Z]{2,4} (Photos?|Graphics?|Video)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Photo();

    [GeneratedRegex(
        @"\A(The )?Associated Press\z|\A[A-Z]{2,4} [A-Z][a-z]+ Writer\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Publication();

    [GeneratedRegex(@"\A\*\d+<\s*\^?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex StarCode();

    [GeneratedRegex(
        @"\A\d{1,2}(st|nd|rd|th) (Ld|Add|Lead)\b|Writethru|\A(URGENT|CORRECTION|KILL)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\p{Lu}{2,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Capitals();

    [GeneratedRegex(
        @"[\u0000-\u0008\u000B\u000C\u000E\u000F\u0011-\u001F\u007F]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Controls();

    // "WASHINGTON (AP) _ ".
    [GeneratedRegex(
        @"\A\p{Lu}[\p{L} .,'’-]{1,50}\([A-Z]{2,5}\) ?(_|-|–|—) ?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Dateline();
}
