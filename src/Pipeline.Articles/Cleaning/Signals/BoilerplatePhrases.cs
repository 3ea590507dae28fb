namespace Pipeline.Articles.Cleaning.Signals;

/// <summary>
/// The words of menus, share bars, teasers and comment forms in two dozen languages, by role. A phrase stands for a whole line or opens
/// one; case, diacritics, numbers and the punctuation around it do not count. Immutable, safe for concurrent callers.
/// </summary>
internal sealed class BoilerplatePhrases
{
    private const int MaxLength = 96;
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
    private readonly int _longestOpening;

    public BoilerplatePhrases()
    {
        foreach (var (role, file) in Files)
        {
            foreach (var line in SignalData.Lines(file))
            {
                Add(line, role);
            }
        }

        _longestOpening = _openings.Keys.Max(key => key.Length);
        _wholeLookup = _whole.GetAlternateLookup<ReadOnlySpan<char>>();
        _openingLookup = _openings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Classifies a line or a short block; null when it does not start like boilerplate.</summary>
    public PhraseMatch? Match(ReadOnlySpan<char> line)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        var cut = line.Length > MaxLength ? line[..MaxLength] : line;
        var folded = (ReadOnlySpan<char>)buffer[..FoldLine(cut, buffer)];
        if (folded.IsEmpty || !_starts[Bucket(folded)])
        {
            return null;
        }

        if (cut.Length == line.Length && _wholeLookup.TryGetValue(TrimEnd(folded), out var role))
        {
            return new PhraseMatch(role, WholeLine: true);
        }

        for (var length = Math.Min(folded.Length, _longestOpening); length > 0; length--)
        {
            if (IsBoundary(folded, length) && _openingLookup.TryGetValue(folded[..length], out var openings)
                && FindOpening(openings, folded[length..]) is { } found)
            {
                return new PhraseMatch(found, WholeLine: cut.Length == line.Length && TrimEnd(folded).Length <= length);
            }
        }

        return null;
    }

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
        if (phrase.IsEmpty)
        {
            throw new InvalidOperationException($"The phrase '{line}' is empty once it is folded.");
        }

        _starts[Bucket(phrase)] = true;
        if (parts.Length == 1)
        {
            _whole.TryAdd(new string(TrimEnd(phrase)), role);
            return;
        }

        var then = Folding.Fold(parts[1]).Trim('*', ' ');
        var key = new string(phrase);
        if (!_openings.TryGetValue(key, out var openings))
        {
            _openings[key] = openings = [];
        }

        openings.Add(new Opening(role, then.Length == 0 ? null : then));
        for (var shorter = 1; shorter < Math.Min(3, phrase.Length); shorter++)
        {
            _starts[Bucket(phrase[..shorter])] = true;
        }
    }

    /// <summary>Folds a line, its numbers to <c>#</c>, and drops the bullets and arrows before it.</summary>
    private static int FoldLine(ReadOnlySpan<char> line, Span<char> target)
    {
        var length = 0;
        foreach (var c in line)
        {
            var folded = char.IsAsciiDigit(c) ? '#' : Folding.Fold(c);
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

    private static bool IsOrnament(char c) => c is ' ' or '*' or '•' or '·' or '-' or '–' or '—' or '|' or '>' or '<' or '»' or '«' or '›' or '‹' or '+'
        or '←' or '→' or '↑' or '↓' or '▶' or '►' or '▲' or '▼' or '×' or '✕' or '☰' or '[' or '■' or '●' or '★' or '_' or '=' or '~';

    private static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> folded)
    {
        var length = folded.Length;
        while (length > 1 && (IsOrnament(folded[length - 1]) || folded[length - 1] is ':' or '.' or '!' or '?' or '…' or ',' or ']' or '。' or '"'))
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
