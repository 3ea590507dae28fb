using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// A mail that a mail quotes or forwards, in lines that begin with <c>&gt;</c> or behind fields of a header. What the first lines and the
/// subject of such a mail say of its publication counts for the one around it.
/// </summary>
/// <param name="Subject">Its subject, if the header is there.</param>
/// <param name="Text">What follows the header.</param>
internal sealed partial record ForwardedMail(string? Subject, string Text)
{
    private const int MaxLength = 100_000;
    private const int MaxMails = 20;
    private const int MaxHeaderLines = 12;

    /// <summary>The mails in a text.</summary>
    public static IReadOnlyList<ForwardedMail> In(string text)
    {
        var lines = text[..Math.Min(text.Length, MaxLength)].Split('\n');
        var depths = Array.ConvertAll(lines, Depth);
        var plain = Array.ConvertAll(lines, line => line.TrimStart('>', ' ', '\t').TrimEnd());
        var mails = new List<ForwardedMail>();
        for (var i = 0; i < lines.Length && mails.Count < MaxMails; i++)
        {
            var isQuote = depths[i] > (i == 0 ? 0 : depths[i - 1]);
            if (!isQuote && !Attribution().IsMatch(plain[i]) && !(i > 0 && Sender().IsMatch(plain[i])))
            {
                continue;
            }

            var start = isQuote || Sender().IsMatch(plain[i]) ? i : i + 1;
            var subject = plain.Skip(start).Take(MaxHeaderLines).Select(line => SubjectField().Match(line))
                .FirstOrDefault(match => match.Success);
            var below = plain[start..].SkipWhile(line => line.Length == 0 || Header().IsMatch(line));
            mails.Add(new ForwardedMail(subject?.Groups["line"].Value.Trim(), string.Join('\n', below)));
        }

        return mails;
    }

    private static int Depth(string line) => line.AsSpan()[..^line.AsSpan().TrimStart("> \t").Length].Count('>');

    // "On 30 November 2026, Jan Berg wrote:"
    [GeneratedRegex(
        @"(wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|kirjoitti)\b[^\n]{0,60}: ?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribution();

    [GeneratedRegex(
        @"\A\**(From|Von|De|Da|Van|Från|Fra|Lähettäjä)\**: ?\**\S",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sender();

    [GeneratedRegex(
        @"\A\**(subject|betreff|objet|asunto|oggetto|onderwerp|assunto|ämne|emne|aihe)\**: *\**(?<line>.+)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SubjectField();

    [GeneratedRegex(
        @"\A\**(from|to|cc|date|sent|subject|reply-to|importance|von|an|gesendet|datum|betreff|de|à|envoyé|objet|para|enviado|fecha|asunto"
        + @"|da|a|inviato|data|oggetto|van|aan|verzonden|onderwerp|assunto|från|till|skickat|ämne|fra|til|sendt|dato|emne|lähettäjä"
        + @"|vastaanottaja|lähetetty|aihe)\**:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Header();
}
