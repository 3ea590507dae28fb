using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Pipeline.Search.Words;

/// <summary>What one language makes of words: which ones say too little to be looked for, and what is left without their endings.</summary>
/// <param name="stopWords">Folded.</param>
/// <param name="stem">Cuts the ending off a word in a buffer and returns the length that is left; null where there are no rules.</param>
internal sealed class LanguageForms(FrozenSet<string> stopWords, Func<char[], int, int>? stem)
{
    /// <summary>How many stems are kept: those of the words that nearly all of a text consists of.</summary>
    private const int MaxKept = 20_000;

    /// <summary>Longer "words" are numbers, hashes, addresses.</summary>
    private const int MaxLength = 40;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _stopWords = stopWords.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly ConcurrentDictionary<string, string> _stems = new();
    private readonly Lock _turn = new();

    /// <summary>Whether the folded word is left out.</summary>
    public bool IsStopWord(ReadOnlySpan<char> word) => _stopWords.Contains(word);

    /// <summary>The folded word without its ending.</summary>
    public string Stem(ReadOnlySpan<char> word)
    {
        if (_stems.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known))
        {
            return known;
        }

        var cut = word.Length > MaxLength || stem is null ? word.ToString() : Cut(word, stem);
        if (_stems.Count > MaxKept)
        {
            _stems.Clear();
        }

        return _stems[word.ToString()] = cut;
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
}
