namespace Articles.Extraction.Evidence;

/// <summary>
/// The words of menus, share bars, teasers and comment forms in two dozen languages, by role. A phrase stands for a whole line or opens
/// one; case, diacritics, numbers and the punctuation around it do not count. Immutable, safe for concurrent callers.
/// </summary>
internal sealed class BoilerplatePhrases
{
    private const int MaxLength = 96;
    private const int StartLength = 6;
    private const int MaxOpeningLength = 63;
    private const int Buckets = 1 << 14;

    private static readonly (BlockRole Role, string File)[] Files =
    [
        (BlockRole.Comments, "phrases.comments.txt"),
        (BlockRole.Related, "phrases.related.txt"),
        (BlockRole.AuthorBio, "phrases.bio.txt"),
        (BlockRole.Footer, "phrases.footer.txt"),
        (BlockRole.Promotion, "phrases.promotion.txt"),
        (BlockRole.Navigation, "phrases.navigation.txt"),
    ];

    private readonly Dictionary<string, BlockRole> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Opening>> _openings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BlockRole>.AlternateLookup<ReadOnlySpan<char>> _wholeLookup;
    private readonly Dictionary<string, List<Opening>>.AlternateLookup<ReadOnlySpan<char>> _openingLookup;
    private readonly bool[] _starts = new bool[Buckets];

    // By the first three characters: bit n says that an opening of n characters starts so.
    private readonly ulong[] _lengths = new ulong[Buckets];

    // First characters of openings of one or two, which are signs or words of a script without blanks.
    private readonly HashSet<char> _shortStarts = [];

    public BoilerplatePhrases()
    {
        foreach (var (role, file) in Files)
        {
            foreach (var line in SignalData.Lines(file))
            {
                Add(line, role);
            }
        }

        _wholeLookup = _whole.GetAlternateLookup<ReadOnlySpan<char>>();
        _openingLookup = _openings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Classifies a line or a short block; null when it does not start like boilerplate.</summary>
    public PhraseMatch? Match(ReadOnlySpan<char> line)
    {
        // Most lines are out after three characters.
        Span<char> start = stackalloc char[StartLength];
        if (FoldLine(line.Length > StartLength ? line[..StartLength] : line, start) is >= 3 and var known && !CanStart(start[..known]))
        {
            return null;
        }

        Span<char> buffer = stackalloc char[MaxLength];
        var cut = line.Length > MaxLength ? line[..MaxLength] : line;
        var folded = (ReadOnlySpan<char>)buffer[..FoldLine(cut, buffer)];
        if (folded.IsEmpty || !CanStart(folded))
        {
            return null;
        }

        if (cut.Length == line.Length && _wholeLookup.TryGetValue(TrimEnd(folded), out var role))
        {
            return new PhraseMatch(role, WholeLine: true);
        }

        var lengths = _lengths[Bucket(folded)] | (IsShortStart(folded[0]) ? 0b110UL : 0);
        for (var length = Math.Min(folded.Length, MaxOpeningLength); lengths != 0 && length > 0; length--)
        {
            if ((lengths & (1UL << length)) != 0 && IsBoundary(folded, length)
                && _openingLookup.TryGetValue(folded[..length], out var openings)
                && FindOpening(openings, folded[length..]) is { } found)
            {
                return new PhraseMatch(found, WholeLine: cut.Length == line.Length && TrimEnd(folded).Length <= length);
            }
        }

        return null;
    }

    private bool CanStart(ReadOnlySpan<char> folded) => _starts[Bucket(folded)] || IsShortStart(folded[0]);

    private bool IsShortStart(char first) => first > 127 && _shortStarts.Contains(first);

    private static BlockRole? FindOpening(List<Opening> openings, ReadOnlySpan<char> rest)
    {
        foreach (var opening in openings)
        {
            if (opening.Then is null || rest.Contains(opening.Then, StringComparison.Ordinal))
            {
                return opening.Role;
            }
        }

        return null;
    }

    private void Add(string line, BlockRole role)
    {
        var parts = line.Split('*', 2);
        Span<char> buffer = stackalloc char[MaxLength];
        var phrase = (ReadOnlySpan<char>)buffer[..FoldLine(parts[0], buffer)];
        if (phrase.IsEmpty || phrase.Length > MaxOpeningLength)
        {
            throw new InvalidOperationException($"The phrase '{line}' is empty or too long once it is folded.");
        }

        _starts[Bucket(phrase)] = true;
        if (parts.Length == 1)
        {
            _whole.TryAdd(new string(TrimEnd(phrase)), role);
            return;
        }

        var then = CharacterFolding.Fold(parts[1]).Trim('*', ' ');
        var key = new string(phrase);
        if (!_openings.TryGetValue(key, out var openings))
        {
            _openings[key] = openings = [];
        }

        openings.Add(new Opening(role, then.Length == 0 ? null : then));
        _lengths[Bucket(phrase)] |= 1UL << phrase.Length;
        if (phrase.Length < 3)
        {
            _shortStarts.Add(phrase[0]);
        }
    }

    /// <summary>Folds a line, its numbers to <c>#</c>, and drops the bullets and arrows before it.</summary>
    private static int FoldLine(ReadOnlySpan<char> line, Span<char> target)
    {
        var length = 0;
        foreach (var c in line)
        {
            var folded = char.IsAsciiDigit(c) ? '#' : CharacterFolding.Fold(c);
            if (folded == '\0' || (length == 0 && IsOrnament(folded)))
            {
                continue;
            }

            if (length > 0 && ((folded == ' ' && target[length - 1] == ' ') || (folded == '#' && target[length - 1] == '#')))
            {
                continue;
            }

            // A digit group's separator: 1,234 comments.
            if (folded == '#' && length > 1 && target[length - 1] is ',' or '.' && target[length - 2] == '#')
            {
                length--;
                continue;
            }

            if (length == target.Length)
            {
                break;
            }

            target[length++] = folded;
            if (c is 'ß' or 'æ' or 'Æ' or 'œ' or 'Œ' && length < target.Length)
            {
                target[length++] = c == 'ß' ? 's' : 'e';
            }
        }

        return length > 0 && target[length - 1] == ' ' ? length - 1 : length;
    }

    private static bool IsOrnament(char c) =>
        c is ' ' or '*' or '•' or '·' or '-' or '–' or '—' or '|' or '>' or '<' or '»' or '«' or '›' or '‹' or '+'
        or '←' or '→' or '↑' or '↓' or '▶' or '►' or '▲' or '▼' or '×' or '✕' or '☰' or '[' or '■' or '●' or '★' or '_' or '=' or '~';

    private static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> folded)
    {
        var length = folded.Length;
        while (length > 1
            && (IsOrnament(folded[length - 1]) || folded[length - 1] is ':' or '.' or '!' or '?' or '…' or ',' or ']' or '。' or '"'))
        {
            length--;
        }

        return folded[..length];
    }

    private static bool IsBoundary(ReadOnlySpan<char> folded, int length) =>
        length == folded.Length || !char.IsLetter(folded[length]) || !char.IsLetter(folded[length - 1]) || folded[length - 1] >= '\u2E80';

    private static int Bucket(ReadOnlySpan<char> folded)
    {
        var hash = (uint)folded[0];
        hash = (hash * 31) + (folded.Length > 1 ? folded[1] : 0u);
        hash = (hash * 31) + (folded.Length > 2 ? folded[2] : 0u);
        return (int)(hash % Buckets);
    }

    private readonly record struct Opening(BlockRole Role, string? Then);
}
