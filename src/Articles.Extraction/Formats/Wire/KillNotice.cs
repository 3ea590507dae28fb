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
    // Patterns of many words take 5 to 10 MB each as automata (NonBacktracking). Those that read a line or a short text only, and take
    // quadratic time at worst, are compiled ahead instead.
    // Notices give a reason, and sometimes quote the story's first lines.
    private const int MaxNoticeWords = 200;
    private const int Start = 400;
    private const int MaxMarkupLength = 8000;
    private const int MaxMailLength = 200_000;
    private const int MaxHeadLines = 5;

    private static readonly string[] HeadStems =
    [
        "kill", "withhold", "withdraw", "takedown", "take-down", "take down", "retract", "tractation", "recall", "cancel", "annul", "anula",
        "storn", "ckgezogen", "ckziehung", "ckzug", "cknahme", "retirad", "ritirat", "ingetrokken", "intrekking", "trukket",
        "trekkes tilbake", "terkalla", "tillbakadragen", "utgår", "peruutus", "peruttu", "mitätöity",
    ];

    private static readonly string[] DemandStems =
    [
        "kill", "withhold", "withdraw", "retract", "recall", "make certain", "no further use", "please d", "bitte verwenden", "meldung",
        "annul", "anul", "retir", "ritirat", "veuillez", "prière de", "rogamos", "pedimos", "favor ", "se ruega", "si prega di", "gelieve",
        "ingetrokken", "trukket", "kkes tilbage", "trekkes", "terkalla", "tillbaka", "utgår", "bruges", "brukes", "användas", "publiceres",
        "publiseres", "publiceras", "peruttu", "perutaan", "mitätöity", "vedetty pois", "poistettu", "uutista", "juttua",
    ];

    private static readonly NoticeStems Heads = new(HeadStems);
    private static readonly NoticeStems Demands = new(DemandStems);
    private static readonly NoticeStems Announcements = new([.. HeadStems, .. DemandStems]);
    private static readonly NoticeStems Orders = new("kill", "withh", "do not ", "sent in error", "sent by mistake");

    /// <summary>
    /// Whether an editor's message of an item orders the item to be taken out: <c>KILL: …</c>, <c>MANDATORY KILL</c>, <c>WITHHOLD</c>.
    /// </summary>
    public static bool IsOrder(string message) => Orders.AreIn(message) && Order().IsMatch(message);

    /// <summary>Finds the words of a notice.</summary>
    /// <param name="title">The headline, or a file's first lines.</param>
    /// <param name="slugline">The slugline; null without one.</param>
    /// <param name="text">The text.</param>
    /// <returns>The words, as written; null when it is no notice.</returns>
    public static string? Find(string? title, string? slugline, string text)
    {
        foreach (var line in (ReadOnlySpan<string?>)[title, slugline])
        {
            if (line is not null && HeadOf(line, text) is { } heading)
            {
                return heading;
            }
        }

        return HeadOfText(text) ?? Demanded(text);
    }

    /// <summary>The words at the beginning of the first line, or of the subject of a forwarded mail.</summary>
    private static string? HeadOfText(string text)
    {
        var start = text.AsSpan().TrimStart();
        start = start[..Math.Min(start.Length, Start)];
        if (!Heads.AreIn(start))
        {
            return null;
        }

        var first = start.ToString();
        var end = first.IndexOf('\n', StringComparison.Ordinal);
        return HeadOf(end < 0 ? first : first[..end], text)
            ?? (Subject().Match(first) is { Success: true } subject ? HeadOf(subject.Groups["line"].Value, text) : null);
    }

    private static string? Demanded(string text) =>
        IsShort(text) && Demands.AreIn(text) && Demand().Match(text) is { Success: true } demand ? demand.Value.Trim() : null;

    /// <summary>The words at the beginning or the end of a line, behind what a mail program puts before a subject.</summary>
    /// <param name="line">The line, a title.</param>
    /// <param name="text">The text below it: a product that is recalled is no story.</param>
    public static string? HeadOf(string line, string text)
    {
        line = Excerpt.Of(line, Start).Trim();
        if (!Heads.AreIn(line))
        {
            return null;
        }

        var subject = MailSubject.WithoutPrefix(line);
        return HeadOfSubject(line, text) ?? (subject == line ? null : HeadOfSubject(subject, text));
    }

    private static string? HeadOfSubject(string line, string text)
    {
        if (Heading().Match(line) is { Success: true } heading
            && !(heading.ValueSpan.Contains("RECALL", StringComparison.Ordinal) && Product().IsMatch($"{line}\n{Excerpt.Of(text, Start)}")))
        {
            return heading.Value.Trim();
        }

        if (Suffix().Match(line) is { Success: true } suffix)
        {
            return suffix.Value.Trim();
        }

        return Doubtful().Match(line) is { Success: true } words && IsShort(text) && SpeaksOfStory().IsMatch(text)
            ? words.Value.Trim()
            : null;
    }

    private static bool IsShort(string text) => text.Length <= MaxNoticeWords * 12 && WordCount.Of(text) <= MaxNoticeWords;

    [GeneratedRegex(
        @"\A\W*(((?i:eds|editors?|note to editors)\W|MANDATORY|BULLETIN|ADVISORY|URGENT|ATTENTION:?)\W+)*(KILL(ED)?\b"
        + @"|WITHHOLD\b|WITHHELD\W*(\z|[:–—-]))"
        + @"|(?i:\A\W*(please )?do not (use|publish|run)( (this|the) (story|item|article|copy|version))?(\W*\z| ?[.;:!–—]))"
        + @"|(?i:\bsent (in error|by mistake)\W+(please )?(delete|disregard|discard|do not use)\b)"
        + @"|\b([Pp]lease|PLEASE|[Mm]ust) KILL\b|\bKILL (this|the|our) \w+"
        + @"|\b(mandatory kill|kill is mandatory)\b|\b(?i:(please|kindly) kill (the |this |our )?(story|item|article|report|copy)\b)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Order();

    /// <summary>
    /// As <see cref="Find(string?, string?, string)"/>, in markup that is short enough to be a notice, before a page's boilerplate is taken
    /// off.
    /// </summary>
    /// <param name="html">The markup.</param>
    /// <param name="isPublic">Whether it is a page of the web; a mail program puts much around a line.</param>
    public static string? FindInMarkup(string html, bool isPublic)
    {
        // Tags become line feeds below, so no word is made of two parts.
        if (html.Length > (isPublic ? MaxMarkupLength : MaxMailLength)
            || !Announcements.AreIn(WebUtility.HtmlDecode(html)))
        {
            return null;
        }

        var text = Lines().Replace(WebUtility.HtmlDecode(Tag().Replace(html, "\n")), "\n\n").Trim();
        return text.Split("\n\n").Take(MaxHeadLines).Select(line => HeadOf(line, text)).FirstOrDefault(words => words is not null)
            ?? Find(title: null, slugline: null, text);
    }

    [GeneratedRegex(
        @"<(style|script)\b[^<]*</(style|script)>|<[^<>]*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Lines();

    // The words for it in capitals, in the languages of the agencies.
    private const string Withdrawn =
        @"(WITHDRAW(N|AL)|RETRACT(ED|ION)|KILLED|TAKEDOWN|ANNULATION|RÉTRACTATION|RETRACTATION|DÉPÊCHE ANNULÉE"
        + @"|ZURÜCKGEZOGEN|ZURÜCKZIEHUNG|RÜCKZUG DER MELDUNG|MELDUNG ZURÜCKGEZOGEN|STORNO|STORNIERUNG|ANULACI[ÓO]N|RETRACTACI[ÓO]N"
        + @"|NOTICIA (ANULADA|RETIRADA)|ANNULLAMENTO|NOTIZIA ANNULLATA|INGETROKKEN|INTREKKING|BERICHT INGETROKKEN|ANULAÇÃO"
        + @"|ANNULERET|ANNULLERING|ANNULLERT|ANNULLERAD|TILBAGETRUKKET|TILBAKETRUKKET|TRUKKET TILBA[KG]E?|TREKKES TILBAKE|ÅTERKALLA[DS]"
        + @"|TILLBAKADRAGEN|UTGÅR|PERUUTUS|PERUTTU|MITÄTÖITY)";

    // The heads of notices: "Kill/Takedown notice", "MANDATORY KILL", "KILL-…", "STORY WITHDRAWN", "RETRACTION: …", "[WITHDRAWN] …",
    // "…, KILL", "… – KILL: …". A headline continues after such words.
    [GeneratedRegex(
        @"\A\W*((?i:(eds|editors|note to editors) ?: ?(please )?(kill|withhold|withdraw))\b"
        + @"|(?i:kill ?/ ?takedown|kill|take-?down|take down|withdrawal|retraction) (?i:notice|advisory|order)\W*(\z|[:–—-])"
        + @"|(?i:(bulletin|mandatory|advisory|story|photo|editors:?|attention:?) kill)(\W*\z|[:–—-])|((URGENT|STORY|NEWS|BULLETIN"
        + @"|ATTENTION)\W+)*KILL ?[-–—:*\])]"
        + @"|((URGENT|STORY|NEWS|BULLETIN|ATTENTION|ACHTUNG)\W+)*(" + Withdrawn + @"|RECALL(ED)?)( ?[–—:*\])]| -|-\s|\W*\z)"
        + @"|STORY (WITHDRAWN|RETRACTED|RECALLED|KILLED)\b|(ATTENTION\W+)?KILL(\W+KILL)*\W*\z"
        + @"|MANDATORY KILL\b)|, ?(?i:mandatory )?KILL\W*\d*\W*\z|[–—:|/\]] ?((URGENT|MANDATORY) )?KILL ?[:–—]"
        + @"| - ((URGENT|MANDATORY) )?KILL ?[:–—-]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    // "Ostermark buys forty trams – WITHDRAWN", "… (KILLED)".
    [GeneratedRegex(
        @"([–—:|/(\[*]| -) ?((STORY|MELDUNG) )?(KILL|" + Withdrawn + @"|RECALLED)\W*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Suffix();

    // A headline may begin so, or end.
    [GeneratedRegex(
        @"\A\W*(?i:retract(ed|ion)|recall(ed)?|withdraw(n|al)|kill(ed)?|cancel(l?ed|l?ation)|annul(ation|ée?)|zurückgezogen|rücknahme"
        + @"|storniert|anulad[oa]|cancelad[oa]|retirad[oa]|annullat[oa]|ritirat[oa]|geannuleerd|ingetrokken) ?[:–—*\])-]"
        + @"|[–—:|(\[*-] ?(CANCELL?ED|ANNULÉE?|ANULAD[OA]|CANCELAD[OA]|ANNULLAT[OA]|GEANNULEERD)\W*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Doubtful();

    // What is recalled is no story.
    [GeneratedRegex(
        @"\b(products?|consumers?|customers?|buyers?|vehicles?|cars?|batch(es)?|packs?|packages?|packets?|bottles?|jars?|units sold"
        + @"|salmonella"
        + @"|listeria|allergens?|defects?|defective|faulty|manufacturers?|(car)?makers?|food safety|fda|airbags?|brakes?|batter(y|ies)"
        + @"|toys?"
        + @"|refunds?|shelves|shops|stores|supermarkets?|ambassadors?|governors?|mayors?|signatures|voters)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Product();

    [GeneratedRegex(
        @"\b((our|this|previous|earlier|above) (story|item|report|article|dispatch|copy|text)|(story|item|article|report|copy|dispatch)"
        + @" (slugged|headlined|sent|moved|filed|we sent|that we sent)|(eds|editors|note to editors):|(die|diese|unsere) meldung"
        + @"|(cette|notre|la) dépêche|(la|esta|nuestra) (noticia|nota|información) (enviada|titulada|transmitida|difundida)"
        + @"|(la|questa|nostra) notizia (inviata|trasmessa|diffusa)|(het|dit|ons) bericht|(a|esta|nossa) matéria)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SpeaksOfStory();

    // The subject that stands in a mail that was forwarded.
    [GeneratedRegex(
        @"(\A|\n)[>\s*]*(?i:subject|betreff|objet|asunto|oggetto|onderwerp|assunto|ämne|emne|aihe)\**: *\**(?<line>[^\n]+)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Subject();

    // What notices demand, in the words of AP, AAP, AFP, Reuters, dpa and PA. What reporters write about a withdrawal is not among them.
    [GeneratedRegex(
        @"\b((please|kindly) (kill|withhold) [a-z]{2}-+[a-z]|(please|kindly) (kill|withdraw|withhold|retract) (the|this|our|your)? ?"
        + @"(story|item|article|report|copy|text|picture|photo|headline)"
        + @"|(this|a|the) kill is mandatory|kill (the|our|this) (story|item|article|report) (slugged|headlined|sent|moved|filed|about|that"
        + @"|of|from)\b|is wrong and is withdrawn|story (is|has been) (withdrawn|killed)\b|make certain (that )?the story is not (published"
        + @"|used)|no further use can be made of the (story|item|article)|bitte verwenden"
        + @" sie (die|diese|unsere) meldung\b[^\n]{0,80} nicht\b|bitte ((die|diese) )?meldung ([\p{L}-]{2,6}\d{2,6} )?nicht"
        + @" (mehr )?verwenden|please (disregard|do not use|delete) (the|this|our|your) (story|article|copy)\b|meldung (ist|wird"
        + @"|wurde) zurückgezogen|zieht die meldung\b[^\n]{0,80}\bzurück|dépêche (est |a été )?(annulée|retirée)|(prière de|veuillez)"
        + @" (ne pas"
        + @" (utiliser|diffuser|publier)|annuler|détruire) (cette|la|notre) dépêche"
        + @"|we (have |are )?(withdrawn?|withdrawing|retract(ed|ing)?) (our|the|this) (story|item|article|report|copy)"
        + @"|(our|this) (story|item|article|report) (is|was|has been) (withdrawn|retracted|recalled|killed)"
        + @"|(rogamos|pedimos|favor de|se ruega) (no (utilizar|publicar|difundir|utilicen|publiquen|difundan)|anular|anulen) (la|esta"
        + @"|nuestra)"
        + @" (noticia|nota|información)|(noticia|nota|información) (queda|ha sido|fue) (anulada|retirada)"
        + @"|si prega di (non (utilizzare|pubblicare|diffondere)|annullare) (la|questa|nostra) notizia|notizia (è|è stata|viene) (annullata"
        + @"|ritirata)|gelieve (het|dit|ons) bericht niet te (gebruiken|publiceren)|bericht (is|wordt|werd) ingetrokken"
        + @"|favor (desconsiderar|não publicar) (a|esta|nossa) (matéria|notícia|nota)"
        + @"|(telegrammet|artiklen|historien|meldingen|saken|artikeln|texten|nyheten)( om [^.\n]{0,60})? (er |är |har )?(annulleret"
        + @"|annulleres"
        + @"|annullert|annulleras|trukket|trækkes tilbage|trekkes|återkallas|återkallad|dragits tillbaka|dras tillbaka|utgår)"
        + @"|(telegrammet|artiklen|meldingen|saken|artikeln|texten) (må|skal|får|ska) (ikke|inte|ej) (bruges|brukes|användas|publiceres"
        + @"|publiseres|publiceras)|(uutinen|juttu|uutisemme) (on )?(peruttu|perutaan|mitätöity|vedetty pois|poistettu)"
        + @"|älkää käyttäkö (uutista|juttua))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Demand();
}
