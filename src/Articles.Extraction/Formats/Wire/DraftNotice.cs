using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// Finds words that say that a text is not released at all, in the languages of the agencies: a headline that begins or ends with
/// <c>DRAFT</c>, a line of its own above the text (<c>FOR INTERNAL USE ONLY</c>), a sentence of a note to editors
/// (<c>Nicht zur Veröffentlichung</c>). A story about a draft, or about what is confidential, says it in other words.
/// </summary>
internal static partial class DraftNotice
{
    private const int Lines = 6;
    private const int MaxLineLength = 120;
    private const int MaxNoteLength = 400;

    /// <summary>
    /// Finds the words in a headline. "Draft: …" counts in any letters: a story about the draft of a sports league may begin so as well,
    /// but it is rejected by name and can be headed otherwise, while a draft that is out cannot be called back.
    /// </summary>
    public static string? FindInTitle(string? title)
    {
        var line = title is null ? null : Excerpt.Of(MailSubject.WithoutPrefix(title), MaxLineLength * 4).Trim();
        if (line is null)
        {
            return null;
        }

        return Begins().Match(line) is { Success: true } begin ? begin.Value.Trim()
            : Ends().Match(line) is { Success: true } end ? end.Value.Trim()
            : Whole(line);
    }

    /// <summary>
    /// Finds the words in what is sent to editors, as a sentence of their own. A longer note has parts that are not to be printed.
    /// </summary>
    public static string? FindInNote(string? note) => note is null or { Length: > MaxNoteLength }
        ? null
        : Sentences().Split(note).Select(sentence => sentence.Trim()).FirstOrDefault(
            sentence => sentence.Length is > 0 and <= MaxLineLength && (Whole(sentence) ?? Words(Single(), sentence)) is not null);

    /// <summary>Finds the words as one of a text's first lines.</summary>
    public static string? FindInText(string text)
    {
        var seen = 0;
        foreach (var range in text.AsSpan(0, Math.Min(text.Length, Lines * MaxLineLength * 4)).Split('\n'))
        {
            var line = text[range].Trim();
            if (line.Length > 0 && ++seen <= Lines && line.Length <= MaxLineLength
                // The first line is the headline where there is one; a word further down may be the head of a section.
                && (seen == 1 ? FindInTitle(line.ToString()) : Words(Phrase(), line.ToString())) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    /// <summary>Finds the words as one of the first lines of markup, before a cleaner takes them off.</summary>
    public static string? FindInMarkup(string html) => FindInText(MarkupLines.Of(html));

    /// <summary>A line that says nothing else. One word alone has to be in capitals: it may be a label.</summary>
    private static string? Whole(string line) => Words(Phrase(), line) ?? (line.Any(char.IsLower) ? null : Words(Single(), line));

    private static string? Words(Regex words, string line) => words.IsMatch(CharacterFolding.Fold(line)) ? line : null;

    // What is behind it tells a draft's number or day.
    private const string Version = @"( ?(version|v|no\.?|nr\.?|#)? ?\d{1,3}(\.\d{1,3})?| of \d[\w ]{0,20})?";

    private const string Draft = "(DRAFT|ENTWURF|BROUILLON|BORRADOR|BOZZA|RASCUNHO|UTKAST|UDKAST|LUONNOS|WORK IN PROGRESS)";

    [GeneratedRegex(
        @"\A[\W_]*((FIRST|FINAL|ROUGH|INTERNAL|CONFIDENTIAL|EARLY|WORKING) )?(" + Draft + "|WIP|INTERNAL( ONLY)?|CONFIDENTIAL|VERTRAULICH"
        + @"|CONFIDENTIEL|CONFIDENCIAL|RISERVATO|VERTROUWELIJK)" + Version + @" ?([:–—*\])|]| -|-\s)"
        + @"|\A(\*\*|__)?(?i:draft|entwurf|brouillon|borrador|bozza|rascunho|utkast|udkast|luonnos)" + Version + @" ?:\s"
        + @"|\A[\[(](?i:(first|final|rough) )?(?i:draft|entwurf|brouillon|borrador|bozza|rascunho|utkast|udkast|luonnos|wip)" + Version
        + @"[\])]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Begins();

    [GeneratedRegex(
        @"([–—:|/(\[*]| -) ?((FIRST|FINAL|ROUGH) )?" + Draft + Version + @"[\W_]*\z"
        + @"|[\[(](?i:draft|entwurf|brouillon|borrador|bozza|rascunho|utkast|udkast|luonnos)" + Version + @"[\])]\W*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ends();

    // Folded: without diacritics and in small letters.
    private const string Use = "(use|purposes|circulation|distribution|eyes|information)";

    [GeneratedRegex(
        @"\A[\W_]*((strictly|private (and|&)|draft|confidential|strikt|streng|strictement|estrictamente|strettamente|eds:?|editors:?"
        + @"|note to editors:?)[\W_]+)*("
        + @"not (yet )?(to be |for )(publication|release|distribution|circulation|broadcast|published|released|distributed|circulated)"
        + @"( yet| or (broadcast|release|distribution|circulation|publication))*|do not (release|distribute|circulate|publish|broadcast)"
        + @"|(for )?internal( " + Use + ")?( only)|for internal " + Use + "|(for )?(your|editors'?|desk) (information|eyes) only"
        + @"|for (information|background|internal review|review) only|off the record|strictly confidential|private (and|&) confidential"
        + @"|(draft|confidential) (only|copy|text|story|version|document|press release)|(first|rough|working|confidential|internal) draft"
        + @"|work in progress"
        + @"|nicht (zur veroffentlichung( (bestimmt|freigegeben|geeignet))?|veroffentlichen|freigegeben)"
        + @"|noch nicht (freigegeben|veroffentlichen)"
        + @"|nur (zum|fur den) (internen |dienst)gebrauch|nur (intern|zur internen verwendung)|zur internen verwendung|streng vertraulich"
        + @"|ne pas (publier|diffuser)|(document )?non (destine|destinee) a (la )?(publication|diffusion)|pas pour publication"
        + @"|(a |pour |reserve a l')?usage interne( (uniquement|seulement))?|strictement confidentiel"
        + @"|no (publicar|difundir|apt[oa] para (su )?publicacion|(es )?para (su )?(publicacion|publicar|difusion))"
        + @"|(solo )?(para |de )?uso interno"
        + @"|prohibida su (publicacion|difusion)|estrictamente confidencial"
        + @"|non (pubblicare|diffondere|divulgare|destinat[oa] alla pubblicazione|per la pubblicazione)|(solo )?(per |ad )?uso interno"
        + @"|strettamente (riservato|confidenziale)"
        + @"|niet ((bestemd )?voor publicatie|publiceren|verspreiden)|(alleen |uitsluitend )?(voor )?intern gebruik|strikt vertrouwelijk"
        + @"|nao (publicar|divulgar|(e )?para (publicacao|divulgacao))|(apenas |somente |so )?(para )?uso interno"
        + @"|(ej|inte|icke) for publicering|far (ej|inte) (publiceras|spridas)|publicera (ej|inte)|(endast )?for internt bruk|internt bruk"
        + @"|ikke (til|for) (offentliggorelse|offentliggjoring|publicering|publisering)|ma ikke (offentliggores|offentliggjores|publiceres"
        + @"|publiseres)|(kun |bare )?(til|for) internt? (brug|bruk)|kun (internt|til intern brug)"
        + @"|ei julkaistavaksi|ei saa julkaista|ei julkisuuteen|(vain |ainoastaan )?sisaiseen kayttoon"
        + @")[\W_]*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Phrase();

    [GeneratedRegex(
        @"\A[\W_]*(draft|entwurf|brouillon|borrador|bozza|rascunho|utkast|udkast|kladde|luonnos|confidential|vertraulich|confidentiel"
        + @"|confidencial|riservato|vertrouwelijk|konfidentiellt|fortroligt|fortrolig|luottamuksellinen|internal|unreleased|wip)" + Version
        + @"[\W_]*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Single();

    [GeneratedRegex(@"[.;!\n]+(\s|\z)|\s[–—-]\s|:\s|\(|\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sentences();
}
