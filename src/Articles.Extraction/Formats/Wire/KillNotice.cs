using System.Net;
using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// Tells a text that announces that another is taken out of publication: a kill or takedown notice, a withdrawal. It is never an article. A
/// story about kills is longer, or says it in other words.
/// </summary>
internal static partial class KillNotice
{
    // Notices give a reason, and sometimes quote the story's first lines.
    private const int LongestNotice = 200;
    private const int Start = 400;
    private const int LongestMarkup = 8000;
    private const int FewLines = 5;

    /// <summary>
    /// Whether an editor's message of an item orders the item to be taken out: <c>KILL: …</c>, <c>MANDATORY KILL</c>, <c>WITHHOLD</c>.
    /// </summary>
    public static bool IsOrder(string message) => Order().IsMatch(message);

    /// <summary>Finds the words of a notice.</summary>
    /// <param name="title">The headline, or a file's first lines.</param>
    /// <param name="slugline">The slugline; null without one.</param>
    /// <param name="text">The text.</param>
    /// <returns>The words, as written; null when it is no notice.</returns>
    public static string? Find(string? title, string? slugline, string text)
    {
        foreach (var line in (ReadOnlySpan<string?>)[title, slugline])
        {
            if (line is not null && Heading().Match(Excerpt.Of(line, Start)) is { Success: true } heading)
            {
                return heading.Value.Trim();
            }
        }

        var start = text.AsSpan().TrimStart();
        var first = start[..Math.Min(start.Length, Start)];
        var end = first.IndexOf('\n');
        if (Heading().Match(first[..(end < 0 ? first.Length : end)].ToString()) is { Success: true } opening)
        {
            return opening.Value.Trim();
        }

        return text.Length <= LongestNotice * 12 && WordCount.Of(text) <= LongestNotice && Demand().Match(text) is { Success: true } demand
            ? demand.Value.Trim()
            : null;
    }

    [GeneratedRegex(
        @"\A\W*(((?i:eds|editors?|note to editors)\W|MANDATORY|BULLETIN|ADVISORY|URGENT|ATTENTION:?)\W+)*(KILL(ED)?\b"
        + @"|WITHHOLD\b|WITHHELD\W*(\z|[:–—-]))"
        + @"|(?i:\A\W*do not (use|publish|run)\W*\z)|\b([Pp]lease|PLEASE|[Mm]ust) KILL\b|\bKILL (this|the|our) \w+"
        + @"|\b(mandatory kill|kill is mandatory)\b|\b(?i:(please|kindly) kill (the |this |our )?(story|item|article|report|copy)\b)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Order();

    /// <summary>
    /// As <see cref="Find(string?, string?, string)"/>, in markup that is short enough to be a notice, before a page's boilerplate is taken
    /// off.
    /// </summary>
    public static string? FindInMarkup(string html)
    {
        if (html.Length > LongestMarkup)
        {
            return null;
        }

        var text = Lines().Replace(WebUtility.HtmlDecode(Tag().Replace(html, "\n")), "\n\n").Trim();
        return text.Split("\n\n").Take(FewLines).Select(line => Heading().Match(Excerpt.Of(line, Start)))
            .FirstOrDefault(match => match.Success)?.Value.Trim()
            ?? Find(title: null, slugline: null, text);
    }

    [GeneratedRegex(
        @"<(style|script)\b[^<]*</(style|script)>|<[^<>]*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Lines();

    // The heads of notices: "Kill/Takedown notice", "MANDATORY KILL", "KILL-…", "STORY WITHDRAWN", "…, KILL". A headline goes on after such
    // words.
    [GeneratedRegex(
        @"\A\W*((?i:kill ?/ ?takedown|kill|take-?down|take down|withdrawal) (?i:notice|advisory|order)\W*(\z|[:–—-])"
        + @"|(?i:(bulletin|mandatory|advisory|story|photo|editors:?|attention:?) kill)(\W*\z|[:–—-])|((URGENT|STORY|NEWS|BULLETIN"
        + @"|ATTENTION)\W+)*KILL ?[-–—:*]"
        + @"|WITHDRAW(N|AL) ?[-–—:*]|STORY WITHDRAWN\b|(ATTENTION\W+)?KILL(\W+KILL)*\W*\z"
        + @"|MANDATORY KILL\b)|, ?(?i:mandatory )?KILL\W*\d*\W*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    // What notices demand, in the words of AP, AAP, AFP, Reuters, dpa and PA. What reporters write about a withdrawal is not among them.
    [GeneratedRegex(
        @"\b((please|kindly) (kill|withdraw|retract) (the|this|our|your)? ?(story|item|article|report|copy|text|picture|photo|headline)"
        + @"|(this|a|the) kill is mandatory|kill (the|our|this) (story|item|article|report) (slugged|headlined|sent|moved|filed|about|that"
        + @"|of|from)\b|is wrong and is withdrawn|story (is|has been) (withdrawn|killed)\b|make certain (that )?the story is not (published"
        + @"|used)|no further use can be made of the (story|item|article)|bitte ((die|diese) )?meldung ([\p{L}-]{2,6}\d{2,6} )?nicht"
        + @" (mehr )?verwenden|please (disregard|do not use|delete) (the|this|our|your) (story|article|copy)\b|meldung (ist|wird"
        + @"|wurde) zurückgezogen|zieht die meldung\b[^\n]{0,80}\bzurück|dépêche (est |a été )?annulée|prière de ne pas (utiliser"
        + @"|diffuser) (cette|la) dépêche)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Demand();
}
