using System.Text.RegularExpressions;
using DiffPlex;

namespace Pipeline.Articles.Operations.Revisions;

/// <summary>
/// Compares two texts: paragraph by paragraph, and word by word in a changed paragraph. The work is bounded: very long texts with little in
/// common are shown as one removed and one added text. Use an instance for one comparison only.
/// </summary>
internal sealed partial class TextComparer
{
    private const string ParagraphEnd = "\n\n";

    // The work grows with the product of the lengths.
    private const int MaxParagraphs = 2_000;
    private const long MaxWork = 30_000_000;

    // With fewer words in common, it counts as another paragraph.
    private const double MinSame = 0.3;

    private long _work;

    /// <summary>Compares texts whose paragraphs are separated by blank lines.</summary>
    public static IReadOnlyList<ComparedParagraph> Compare(string before, string after)
    {
        var (one, other) = (before.Split(ParagraphEnd), after.Split(ParagraphEnd));
        var start = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = one.Skip(start).Reverse().Zip(other.Skip(start).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var comparer = new TextComparer();
        return
        [
            .. one.Take(start).Select(text => Whole(ChangeKind.Same, text)),
            .. comparer.CompareMiddle(one[start..^end], other[start..^end]),
            .. one.Skip(one.Length - end).Select(text => Whole(ChangeKind.Same, text)),
        ];
    }

    /// <summary>Compares two lines, such as headlines; null if both are missing.</summary>
    public static ComparedParagraph? CompareLines(string? before, string? after) => (before, after) switch
    {
        (null, null) => null,
        (null, { } added) => Whole(ChangeKind.Added, added),
        ({ } removed, null) => Whole(ChangeKind.Removed, removed),
        ({ } one, { } other) => new TextComparer().Changed(one, other) ?? Whole(ChangeKind.Added, other),
    };

    private IEnumerable<ComparedParagraph> CompareMiddle(string[] one, string[] other)
    {
        if (one.Length > MaxParagraphs || other.Length > MaxParagraphs)
        {
            return [.. one.Select(text => Whole(ChangeKind.Removed, text)), .. other.Select(text => Whole(ChangeKind.Added, text))];
        }

        var result = new List<ComparedParagraph>();
        var at = 0;
        // Numbers represent the paragraphs, because joined texts may be split at other places.
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var diff = Differ.Instance.CreateDiffs(
            Numbered(one, numbers), Numbered(other, numbers), ignoreWhiteSpace: false, ignoreCase: false, new LinesChunker());
        foreach (var block in diff.DiffBlocks)
        {
            result.AddRange(one[at..block.DeleteStartA].Select(text => Whole(ChangeKind.Same, text)));
            result.AddRange(Paired(
                one.AsSpan(block.DeleteStartA, block.DeleteCountA), other.AsSpan(block.InsertStartB, block.InsertCountB)));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        return [.. result, .. one[at..].Select(text => Whole(ChangeKind.Same, text))];
    }

    private static string Numbered(string[] paragraphs, Dictionary<string, int> numbers) => string.Join('\n', paragraphs.Select(paragraph =>
    {
        numbers.TryAdd(paragraph, numbers.Count);
        return numbers[paragraph];
    }));

    /// <summary>Paragraphs at the same place: similar ones are compared one by one, the others are removed and added.</summary>
    private List<ComparedParagraph> Paired(ReadOnlySpan<string> removed, ReadOnlySpan<string> added)
    {
        var result = new List<ComparedParagraph>();
        for (var i = 0; i < Math.Max(removed.Length, added.Length); i++)
        {
            if (i < removed.Length && i < added.Length && Alike(removed[i], added[i]) is { } changed)
            {
                result.Add(changed);
                continue;
            }

            if (i < removed.Length)
            {
                result.Add(Whole(ChangeKind.Removed, removed[i]));
            }

            if (i < added.Length)
            {
                result.Add(Whole(ChangeKind.Added, added[i]));
            }
        }

        return result;
    }

    private ComparedParagraph? Alike(string removed, string added) =>
        Changed(removed, added) is { } changed
        && changed.Pieces.Where(piece => piece.Kind == ChangeKind.Same).Sum(piece => piece.Text.Length)
            >= MinSame * Math.Max(removed.Length, added.Length)
            ? changed
            : null;

    /// <summary>Compares word by word; null if that would be too much work.</summary>
    private ComparedParagraph? Changed(string before, string after)
    {
        _work += (long)before.Length * after.Length / 4;
        return _work > MaxWork ? null : new ComparedParagraph(Words(before, after));
    }

    private static List<TextPiece> Words(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new WordsChunker());
        var pieces = new List<TextPiece>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(pieces, ChangeKind.Same, diff.PiecesOld.Skip(at).Take(block.DeleteStartA - at));
            Add(pieces, ChangeKind.Removed, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(pieces, ChangeKind.Added, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(pieces, ChangeKind.Same, diff.PiecesOld.Skip(at));
        return pieces;
    }

    private static void Add(List<TextPiece> pieces, ChangeKind kind, IEnumerable<string> words)
    {
        if (string.Concat(words) is { Length: > 0 } text)
        {
            pieces.Add(new TextPiece(kind, text));
        }
    }

    private static ComparedParagraph Whole(ChangeKind kind, string text) => new([new TextPiece(kind, text)]);

    // A word with the blanks after it, so that a change of several words stays in one piece.
    [GeneratedRegex(@"\s*(\w+|[^\w\s])?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    private sealed class WordsChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) =>
            [.. Word().Matches(text).Select(match => match.Value).Where(word => word.Length > 0)];
    }

    private sealed class LinesChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text.Length == 0 ? [] : text.Split('\n');
    }
}
