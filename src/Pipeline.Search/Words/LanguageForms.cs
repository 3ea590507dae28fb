using System.Collections.Frozen;

namespace Pipeline.Search.Words;

/// <summary>What one language makes of words: which ones say too little to be looked for, and what is left without their endings.</summary>
/// <param name="stopWords">Folded.</param>
/// <param name="stem">Cuts the ending off a word in a buffer and returns the length that is left; null where there are no rules.</param>
internal sealed class LanguageForms(FrozenSet<string> stopWords, Func<char[], int, int>? stem)
{
    /// <summary>How many stems are kept, one for each remainder of the words' hashes: nearly all words of a text are among them.</summary>
    private const int Kept = 1 << 16;

    /// <summary>Longer "words" are numbers, hashes, addresses.</summary>
    private const int MaxLength = 40;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _stopWords = stopWords.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly KnownStem?[] _stems = new KnownStem?[Kept];
    private readonly Lock _turn = new();

    /// <summary>Whether the folded word is left out.</summary>
    public bool IsStopWord(ReadOnlySpan<char> word) => _stopWords.Contains(word);

    /// <summary>The folded word without its ending.</summary>
    public string Stem(ReadOnlySpan<char> word)
    {
        // Several threads may write here: each sees a whole pair, of one word or another.
        ref var known = ref _stems[string.GetHashCode(word) & (Kept - 1)];
        if (Volatile.Read(ref known) is { } pair && word.SequenceEqual(pair.Word))
        {
            return pair.Stem;
        }

        var text = word.ToString();
        var cut = text.Length > MaxLength || stem is null ? text : Cut(word, stem);
        Volatile.Write(ref known, new KnownStem(text, cut));
        return cut;
    }

    private string Cut(ReadOnlySpan<char> word, Func<char[], int, int> cut)
    {
        // Stemmers keep what they are at in fields, and some lengthen what they got.
        lock (_turn)
        {
            var buffer = new char[word.Length + 8];
            word.CopyTo(buffer);
            var length = cut(buffer, word.Length);
            return length > 0 ? LetterFolding.Fold(new string(buffer, 0, length)) : word.ToString();
        }
    }

    private sealed record KnownStem(string Word, string Stem);
}
