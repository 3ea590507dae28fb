using System.Buffers;
using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// Finds an embargo that only words speak of: in a note to editors, a headline, or a line of its own above the text
/// (<c>STRICTLY EMBARGOED UNTIL 00:01 ON 3 MAY</c>, <c>Sperrfrist: …</c>). A story about an arms embargo says it in other words.
/// </summary>
internal sealed partial class EmbargoNotice(DateParser dates)
{
    private const int Lines = 10;
    private const int MaxLineLength = 200;
    private const int PageLines = 150;

    private static readonly SearchValues<string> PageWords = SearchValues.Create(
        ["embarg", "sperrfrist", "sperrvermerk", "not for publication", "not for release", "not to be published", "hold for release",
        "do not publish", "nicht zur ver", "ne pas publier"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly NoticeStems Stems = new(
        "embarg", "sperr", "klausul", "julkaisuvapaa", "freigabe", "freigegeben", "frei ab", "frei:", "frei bis", "frei am", "frei zur",
        "for release", "hold for", "not to be ", "not for ", "do not publish", "do not release", "do not broadcast", "do not distribute",
        "do not use", "nicht zu ver", "nicht zur ver", "nicht ver", "ne pas publier", "ne pas diffuser", "no publicar", "no difundir",
        "non pubblicare", "non diffondere", "niet publiceren", "niet voor", "o publicar", "o divulgar", "ej publiceras",
        "inte publiceras", "ikke offentlig", "ikke publiseres", "ikke bringes", "ei saa julkaista");

    /// <summary>Finds the words in what is sent to editors: anywhere in it.</summary>
    public WireEmbargo? FindInNote(string? note) =>
        note is not null && Stems.AreIn(note) ? Find(note, "the editors' note", Statement()) : null;

    /// <summary>Finds the words in a headline or a slugline, which they begin.</summary>
    public WireEmbargo? FindInTitle(string? title) => title is null
        ? null
        : FindInLine(MailSubject.WithoutPrefix(title), "the headline")
            ?? (Stems.AreIn(title) && Suffix().IsMatch(title) ? new WireEmbargo(null, new WireStatement("the headline", title)) : null);

    /// <summary>Finds the words in the name of a file, as press offices write them: <c>EMBARGOED_until_3_May_report.docx</c>.</summary>
    public WireEmbargo? FindInFileName(string name)
    {
        var words = Path.GetFileNameWithoutExtension(name).Replace('_', ' ');
        var statement = new WireStatement("the file's name", name);
        var found = FindInTitle(words) ?? (Stems.AreIn(words) && Named().IsMatch(words) ? new WireEmbargo(null, statement) : null);
        return found is null ? null : found with { Statement = statement };
    }

    /// <summary>Finds the words at the beginning of one of a text's first lines.</summary>
    public WireEmbargo? FindInText(string text) => FindInText(text, Lines);

    /// <summary>
    /// Finds the words, with an end, at the beginning of one of the lines of a page of the web, behind its menus. The page may be public,
    /// and a release that is out keeps its head: without an end, or after it, nothing holds.
    /// </summary>
    public WireEmbargo? FindInPage(string html) =>
        html.AsSpan().ContainsAny(PageWords) && FindInText(MarkupLines.Of(html), PageLines) is { Until: not null } found ? found : null;

    private WireEmbargo? FindInText(string text, int lines)
    {
        var seen = 0;
        foreach (var range in text.AsSpan(0, Math.Min(text.Length, lines * MaxLineLength * 2)).Split('\n'))
        {
            var line = text[range].Trim();
            if (line.Length > 0 && ++seen <= lines && line.Length <= MaxLineLength
                && FindInLine(line.ToString(), "a line above the text") is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private WireEmbargo? FindInLine(string line, string field)
    {
        if (!Stems.AreIn(line))
        {
            return null;
        }

        var found = Find(line, field, Line());
        if (found is not null || !Bare().IsMatch(Excerpt.Of(line, MaxLineLength * 4)) || Ended().IsMatch(line))
        {
            return found;
        }

        // "EMBARGOED: NOT FOR PUBLICATION BEFORE …": the end stands behind the other words.
        return Find(line, field, Statement()) is { Until: not null } dated ? dated : new WireEmbargo(null, new WireStatement(field, line));
    }

    private WireEmbargo? Find(string words, string field, Regex expression)
    {
        if (expression.Match(words) is not { Success: true } match)
        {
            return null;
        }

        var statement = Excerpt.Of(words[match.Index..].Trim(), MaxLineLength);
        var found = dates.Find(statement.ReplaceLineEndings(" "), language: null);
        // Of several dates the last to come: the others may tell what is in the text, and an embargo must not end too early.
        return new WireEmbargo(found.Count > 0 ? found.Max(End) : null, new WireStatement(field, statement));
    }

    private static DateTimeOffset End(DateFinding last) =>
        last.HasTime ? last.Instant : WireTime.EndEverywhere(last.Instant, isDay: true);

    private const string Month =
        @"(jan|feb|fév|mar|mär|apr|abr|avr|may|mai|maj|mei|jun|juin|jul|juil|aug|ago|août|sep|set|oct|okt|out|nov|dec|dez|dic|déc|ene)";

    private const string Day = @"(\d{1,2}[:.h]\d{2}|\d{3,4} ?([ap]\.?m\b|gmt\b|utc\b|bst\b|hrs\b|hours\b|uhr\b)|"
        + @"\d{1,2} ?([ap]\.?m\b|uhr\b|gmt\b|utc\b|bst\b|hrs\b|hours\b)|"
        + @"[0-2]\d[0-5]\d,? (on )?[a-z]{3,6}day\b|[0-2]\d[0-5]\d,? (on )?" + Month + @"|"
        + @"\d{1,2}(st|nd|rd|th)?\.? (of |de )?" + Month + "|" + Month
        + @"\p{L}*\.? \d{1,2}\b|\d{4}-\d\d|\d{1,2}[./]\d{1,2}|midnight|noon|midday|mitternacht|mittag|minuit|midi\b|medianoche|mediodía|"
        + "further notice|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|tomorrow|montag|dienstag|"
        + "mittwoch|donnerstag|freitag|samstag|sonntag|heute|morgen|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|"
        + "delivery|publication|veröffentlichung)";

    private const string Until = @"(until|till|til|indtil|inntil|fram till|to|for|bis|au|jusqu.{1,4}|hasta|fino|até|tot)";

    // Between the word and the day stand only small words.
    private const string Small =
        @"([^\n\p{L}]|\b(at|on|the|um|zum|zur|le|den|dem|am|à|el|la|las|de|of|end|kl|klokken|klo|uur|om|gmt|est|edt|bst|cet|uhr)\b)*";

    private const string Before =
        @"((strictly|strict|under|press|media|news|release|date|attention|achtung|pressemitteilung|medienmitteilung|bitte|beachten|sie|die"
        + @"|streng|strenge|sous|bajo|sob|sotto|onder|unter|med)\W+)*";

    private const string Embargo =
        Before + "((embarg(o(ed)?|ad[oa])|sperrfrist|sperrvermerk)( (release|date|time|ends?|ende|lifts?|for (release|publication|use)))?"
        + "( ?[:–—-] ?(for (release|publication|use) )?(" + Until + "[ :])?| " + Until + "[ :])"
        + "|(sperrfrist|embargoed|sperrefrist|klausul|klausuleret|julkaisuvapaa)[ :]+(" + Until + " )?"
        + "|(zur veröffentlichung )?frei(gegeben|gabe)?( zur veröffentlichung)?:? (ab|bis|am) |freigabe: "
        + "|hold for (release|publication)[ :](" + Until + " )?"
        + "|(?-i:FOR RELEASE( ON| AFTER| AT|:)))" + Small + Day;

    private const string NotBefore =
        @"([àa] |zur |bitte )?(strictly )?(not (to be (published|released|used)|for (publication|release|broadcast|use)(,? ((and|or)"
        + @" )?(on|in|online|social"
        + @"|media|print|publication|broadcast|release|use))*|for immediate release)|"
        + @"do not (publish|release|broadcast|distribute)|(?-i:DO NOT USE)|"
        + @"nicht (zu veröffentlichen|zur veröffentlichung( frei(gegeben)?)?|veröffentlichen)|"
        + @"ne pas (publier|diffuser)|no (publicar|difundir)|non (pubblicare|diffondere)|niet (publiceren|voor publicatie)|não "
        + @"(publicar|divulgar)|får (ej|inte) publiceras|må ikke (offentliggøres|publiseres|bringes)|ei saa julkaista)\W+"
        + @"(before|until|till|prior to|vor|bis|avant|antes|hasta|prima|voor|vóór|före|før|ennen)\b";

    // "EMBARGOED COPY", "EMBARGOED: …", "Strictly under embargo", "SPERRFRIST: Redebeginn", "Gesperrt bis 24. Dezember, 10 Uhr": what holds
    // without a day, or is a line of its own. A road may be closed until Friday, too. No automaton (NonBacktracking): that takes 10 MB.
    [GeneratedRegex(
        @"\A[\W_]*((strictly|strict|streng|press|media|news)\W+)*(embargoed( (copy|text|story|material|(press |news )?release|article"
        + @"|report"
        + @"|document|draft|content|version))?|((under|unter|sous|bajo|sob|sotto|onder) )(strict |strengem )?(embargo|sperrfrist)( strict)?"
        + @"|sperrfrist (bitte )?(beachten|einhalten)!?|hold for release"
        + @"|((draft|confidential)\W+)*not (to be published|for (publication|release))( yet)?)[\W_]*\z"
        + @"|\A[\W_]*(embargoed copy\b|(?-i:((STRICTLY|UNDER|STRICT|UNTER|SOUS|BAJO|SOB|SOTTO|ONDER)\W+)*"
        + @"(EMBARGOED( (COPY|TEXT|STORY|MATERIAL|(PRESS |NEWS )?RELEASE))?|SPERRFRIST|SPERRVERMERK|SPERREFRIST|KLAUSULERET|EMBARGAD[OA]"
        + @"|(UNDER|UNTER|SOUS|BAJO|SOB|SOTTO|ONDER) EMBARGO|(DRAFT\W+)?NOT FOR (PUBLICATION|RELEASE)) ?[:–—\])/|]))"
        + @"|\A[\W_]*(sperrfrist|sperrvermerk|sperrefrist) ?: ?\S[^\n]{0,60}\z"
        + @"|\A[\W_]*gesperrt bis " + Small + Day + @"\p{L}*([\W_\d]|\b(uhr|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)\p{L}*)*\z"
        + @"|\A[\W_]*(?-i:GESPERRT BIS)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();

    // In capitals, in a name that is not.
    [GeneratedRegex(
        @"\A[^\p{Ll}]*\b(EMBARGOED|SPERRFRIST|UNDER EMBARGO)\b.*\p{Ll}|\p{Ll}.*\b(EMBARGOED|SPERRFRIST|UNDER EMBARGO)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    // "Ostermark buys forty trams (EMBARGOED)".
    [GeneratedRegex(
        @"([–—:|/(\[*]| -) ?((STRICTLY|UNDER) )*EMBARGO(ED)?( (COPY"
        + @"|TEXT))?\W*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Suffix();

    [GeneratedRegex(
        @"\b(lift(s|ed)|ended|expired|over|off|none|keine|kein|aufgehoben|abgelaufen|entfällt|beendet|levé|levée|levantado|opgeheven"
        + @"|hävt|ophævet"
        + @"|opphevet)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ended();

    [GeneratedRegex(
        @"\A[\s\p{P}\p{S}]*(" + Embargo + "|" + NotBefore + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Line();

    [GeneratedRegex(
        @"\b(" + Embargo + "|" + NotBefore + @"|do not use (before|until|till)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Statement();
}
