using System.Collections.Frozen;
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
    private const string List = "drafts.txt";
    private const int Lines = 6;
    private const int MaxLineLength = 120;
    private const int MaxNoteLength = 400;

    private static readonly FrozenSet<string> Phrases = SignalData.Items(List, "phrase").ToFrozenSet();
    private static readonly FrozenSet<string> SingleWords = SignalData.Items(List, "word").ToFrozenSet();
    private static readonly FrozenSet<string> States = SignalData.Items(List, "state").ToFrozenSet();
    private static readonly NoticeStems Stems = new(
        "draft", "entwurf", "brouillon", "borrador", "bozza", "rascunho", "utkast", "udkast", "luonnos", "work in progress", "wip",
        "internal", "confiden", "vertraulich", "riservato", "vertrouwelijk");

    private static readonly string[] Labels = [.. SignalData.Items(List, "label").Select(label => label + " ")];
    private static readonly string[] Before = [.. SignalData.Items(List, "before").Select(before => before + " ")];

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

        return (Stems.AreIn(line) ? Words(Begins(), line) ?? Words(Ends(), line) ?? InAnyCase(line) : null) ?? Whole(line);
    }

    /// <summary>Finds the words in the margin of a page or in a watermark, where one word is enough.</summary>
    public static string? FindInMargin(string line) => FindInTitle(line) ?? (IsWord(line) ? line : null);

    /// <summary>
    /// Finds the words in what is sent to editors, as a sentence of their own. A longer note has parts that are not to be printed: of that
    /// the first sentence counts.
    /// </summary>
    public static string? FindInNote(string? note)
    {
        if (note is null)
        {
            return null;
        }

        var sentences = Sentences().Split(Excerpt.Of(note, MaxNoteLength)).Select(sentence => sentence.Trim())
            .Where(sentence => sentence.Length > 0);
        return sentences.Take(note.Length > MaxNoteLength ? 1 : int.MaxValue)
            .FirstOrDefault(sentence => sentence.Length <= MaxLineLength && (IsPhrase(sentence) || IsWord(sentence)));
    }

    /// <summary>Finds the words as one of a text's first lines.</summary>
    public static string? FindInText(string text)
    {
        var seen = 0;
        foreach (var range in text.AsSpan(0, Math.Min(text.Length, Lines * MaxLineLength * 4)).Split('\n'))
        {
            var line = text[range].Trim();
            if (line.Length > 0 && ++seen <= Lines && line.Length <= MaxLineLength
                // The first line is the headline where there is one; a word further down may be the head of a section.
                && (seen == 1 ? FindInTitle(line.ToString()) : Phrase(line.ToString())) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    /// <summary>Finds the words as one of the first lines of markup, before a cleaner takes them off.</summary>
    public static string? FindInMarkup(string html) => FindInText(MarkupLines.Of(html));

    private static string? Words(Regex words, string line) => words.Match(line) is { Success: true } match ? match.Value.Trim() : null;

    /// <summary>What counts in any letters. The line is put into lower case first: patterns that ignore case are slow to build.</summary>
    private static string? InAnyCase(string line) => InAnyLetters().Match(line.ToLowerInvariant()) is { Success: true } match
        ? line.Substring(match.Index, match.Length).Trim()
        : null;

    /// <summary>A line that says nothing else. One word alone has to be in capitals: it may be a label.</summary>
    private static string? Whole(string line) => IsPhrase(line) || (!line.Any(char.IsLower) && IsWord(line)) ? line : null;

    private static string? Phrase(string line) => IsPhrase(line) ? line : null;

    private static bool IsPhrase(string line)
    {
        var words = Plain(line);
        if (Phrases.Contains(words) || Labels.Any(label => words.StartsWith(label, StringComparison.Ordinal)
            && (States.Contains(words[label.Length..]) || words[label.Length..].StartsWith("draft ", StringComparison.Ordinal))))
        {
            return true;
        }

        while (Before.FirstOrDefault(before => words.StartsWith(before, StringComparison.Ordinal)) is { } before)
        {
            words = words[before.Length..];
        }

        return Phrases.Contains(words);
    }

    private static bool IsWord(string line) => SingleWords.Contains(Plain(line));

    /// <summary>Folded letters and digits, a blank between words, without the number of a version behind them.</summary>
    private static string Plain(string line) =>
        Number().Replace(Separators().Replace(CharacterFolding.Fold(line), " ").Trim(), string.Empty);

    // What is behind it tells a draft's number or day.
    private const string Version = @"( ?(version|v|no\.?|nr\.?|#)? ?\d{1,3}(\.\d{1,3})?| of \d[\w ]{0,20})?";

    private const string AnyDraft = "(draft|entwurf|brouillon|borrador|bozza|rascunho|utkast|udkast|luonnos)";

    private const string Draft = "(DRAFT|ENTWURF|BROUILLON|BORRADOR|BOZZA|RASCUNHO|UTKAST|UDKAST|LUONNOS|WORK IN PROGRESS)";

    [GeneratedRegex(
        @"\A[\W_]*((FIRST|FINAL|ROUGH|INTERNAL|CONFIDENTIAL|EARLY|WORKING) )?(" + Draft + "|WIP|INTERNAL( ONLY)?|CONFIDENTIAL|VERTRAULICH"
        + @"|CONFIDENTIEL|CONFIDENCIAL|RISERVATO|VERTROUWELIJK)" + Version + @" ?([:–—*\])|]| -|-\s)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Begins();

    [GeneratedRegex(
        @"([–—:|/(\[*]| -) ?((FIRST|FINAL|ROUGH) )?" + Draft + Version + @"[\W_]*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ends();

    // Of a line in lower case.
    [GeneratedRegex(
        @"\A(\*\*|__)?" + AnyDraft + Version + @" ?:\s"
        + @"|\A[\[(]((first|final|rough) )?(" + AnyDraft + "|wip)" + Version + @"[\])]"
        + @"|[\[(]" + AnyDraft + Version + @"[\])]\W*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InAnyLetters();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"( (version|v|no|nr))? ?v?\d{1,3}( \d{1,3})?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"[.;!\n]+(\s|\z)|\s[–—-]\s|:\s|\(|\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sentences();
}
