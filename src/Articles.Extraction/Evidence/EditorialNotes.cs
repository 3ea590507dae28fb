using System.Buffers;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Evidence;

/// <summary>
/// Recognises the lines that an editor or a site sets beside an article's paragraphs, in a dozen languages: who reported and edited, where
/// it stood first, how to reach the author, what it is filed under, other stories, "story continues below". Immutable, safe for concurrent
/// callers.
/// </summary>
internal sealed partial class EditorialNotes
{
    private const int Window = 160;
    private const int Name = 60;
    private const int MaxTeaserWords = 25;
    private const int MaxBreakWords = 14;
    private const int MaxTopicsWords = 30;
    private const int MaxNoteWords = 60;

    private static readonly SearchValues<string> Verbs = SearchValues.Create([" is ", " was ", " writes "], StringComparison.Ordinal);

    private static readonly (string Label, NoteKind Kind)[] Labels =
    [
        ("credit", NoteKind.Credit), ("republished", NoteKind.Republication), ("contact", NoteKind.Contact), ("break", NoteKind.Break),
        ("teaser", NoteKind.Teaser), ("topics", NoteKind.Topics),
    ];

    private readonly Dictionary<string, List<(string? Then, NoteKind Kind)>> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string? Then, NoteKind Kind)>>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly PrefixTable _openings;

    public EditorialNotes()
    {
        foreach (var (label, kind) in Labels)
        {
            foreach (var item in SignalData.Items("notes.txt", label))
            {
                var parts = item.Split('*', 2);
                if (!_notes.TryGetValue(parts[0], out var found))
                {
                    _notes[parts[0]] = found = [];
                }

                found.Add((parts.Length > 1 ? parts[1] : null, kind));
            }
        }

        _lookup = _notes.GetAlternateLookup<ReadOnlySpan<char>>();
        _openings = new PrefixTable(_notes.Keys);
    }

    /// <summary>What kind of note a block is; none for a paragraph of the article.</summary>
    /// <param name="block">The block.</param>
    /// <param name="words">Its words.</param>
    /// <param name="sentences">The ends of sentences in it.</param>
    public NoteKind Classify(ReadOnlySpan<char> block, int words, int sentences)
    {
        block = block.Trim().TrimStart("([（【*—–-_•> ").TrimStart();
        if (words > MaxNoteWords || block.Length < 4)
        {
            return NoteKind.None;
        }

        if (ByOpening(block, words, sentences) is var kind and not NoteKind.None)
        {
            return kind;
        }

        if (words <= MaxBreakWords && sentences == 0 && Pager().IsMatch(block))
        {
            return NoteKind.Break;
        }

        if (words <= MaxBreakWords && char.IsAsciiLetterLower(block[0]) && block.Contains('/') && Initials().IsMatch(block))
        {
            return NoteKind.Credit;
        }

        return char.IsUpper(block[0]) && block[..Math.Min(block.Length, Name)].ContainsAny(Verbs)
                && Biography().IsMatch(block[..Math.Min(block.Length, Window)])
            ? NoteKind.Contact
            : NoteKind.None;
    }

    private NoteKind ByOpening(ReadOnlySpan<char> block, int words, int sentences)
    {
        if (_openings.For(CharacterFolding.Fold(block[0])).IsEmpty)
        {
            return NoteKind.None;
        }

        Span<char> buffer = stackalloc char[Window * 2];
        var folded = (ReadOnlySpan<char>)buffer[..CharacterFolding.Fold(block.Length > Window ? block[..Window] : block, buffer)];
        foreach (var opening in _openings.For(folded.IsEmpty ? '\0' : folded[0]))
        {
            if (!folded.StartsWith(opening, StringComparison.Ordinal) || !IsWhole(folded, opening))
            {
                continue;
            }

            foreach (var (then, kind) in _lookup[opening])
            {
                if ((then is null || folded[opening.Length..].Contains(then, StringComparison.Ordinal))
                    && Fits(kind, block, words, sentences)
                    && (kind != NoteKind.Credit || NamesSomebody(block, opening)))
                {
                    return kind;
                }
            }
        }

        return NoteKind.None;
    }

    /// <summary>"Editing by Ada Lind", and not "Editing by hand".</summary>
    private static bool NamesSomebody(ReadOnlySpan<char> block, string opening)
    {
        if (!opening.EndsWith(" by", StringComparison.Ordinal) && !opening.EndsWith(" par", StringComparison.Ordinal)
            && !opening.EndsWith(" por", StringComparison.Ordinal)
            && !opening.EndsWith(" de", StringComparison.Ordinal))
        {
            return true;
        }

        var rest = block.Length > opening.Length ? block[opening.Length..].TrimStart(" :") : [];
        return !rest.IsEmpty && !char.IsLower(rest[0]);
    }

    private static bool IsWhole(ReadOnlySpan<char> folded, string opening) =>
        folded.Length == opening.Length || !char.IsLetterOrDigit(opening[^1]) || opening[^1] >= '\u2E80'
            || !char.IsLetter(folded[opening.Length]) || opening.Length > 12;

    /// <summary>A teaser and a list of subjects are no sentences; what interrupts is short.</summary>
    private static bool Fits(NoteKind kind, ReadOnlySpan<char> block, int words, int sentences) => kind switch
    {
        NoteKind.Teaser =>
            words <= MaxTeaserWords && (sentences == 0 || (sentences == 1 && block[^1] is '?' or '!' or '？' or '！' or '"' or '”')),
        NoteKind.Topics => words <= MaxTopicsWords && sentences == 0,
        NoteKind.Break => words <= MaxBreakWords,
        NoteKind.Contact => words <= MaxNoteWords,
        _ => sentences <= 3,
    };

    /// <summary>The initials of an agency's desk: <c>burs/jj/rl</c>.</summary>
    [GeneratedRegex(
        @"^(?:[a-z]{2,5}(?:/[a-z]{1,4}){2,5}|[a-z]{2,5}-[a-z]{2,4}(?:/[a-z]{1,4}){1,5})$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Initials();

    [GeneratedRegex(
        @"^(?:(?:page|seite|página|pagina|strona|sida|side|sivu|sayfa|страница|oldal|stránka)\s+\d{1,3}\s*(?:of|von|de|di|van|z|ze|av|af|/"
        + @"|из)\s*\d{1,3}[\W\d]*(?:(?:next|previous|prev)(?: page)?\W*)?|(?:(?:next|previous|prev) page|nächste seite|page suivante"
        + @"|página siguiente|próxima página|pagina successiva|volgende pagina|następna strona|nästa sida|следующая страница|下一页|下一頁"
        + @"|次のページ)\W*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pager();

    /// <summary>A name and a job: <c>Jane Doe is a reporter at The Times</c>.</summary>
    [GeneratedRegex(
        @"^\p{Lu}[\w.'’-]+(?: \p{Lu}[\w.'’-]+){1,3},? (?:is|was|writes) (?:an? |the |our )?(?:[\w-]+ ){0,4}?(?:reporter|correspondent"
        + @"|journalist|columnist|editor|staff writer|freelance writer|contributor|contributing writer|fellow|intern|critic|about"
        + @"|for)\b.{0,60}?\b(?:at|for|of|with|based|covering|who covers|about|where|from)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Biography();
}
