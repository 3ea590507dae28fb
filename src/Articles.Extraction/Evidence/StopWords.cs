namespace Articles.Extraction.Evidence;

/// <summary>
/// Function words of some thirty languages. Running text is full of them and menus are not, and which ones they are tells the language.
/// The same table knows the words that promotions use, so that one look-up a word is enough. Immutable, safe for concurrent callers.
/// </summary>
internal sealed class StopWords
{
    /// <summary>The bit of words that promotions, forms and imprints use.</summary>
    public const ulong CueMask = 1UL << 63;

    private const int MaxLength = 18;

    private readonly string?[] _words;
    private readonly ulong[] _masks;
    private readonly int _slotMask;
    private readonly string[] _languages;

    public StopWords()
    {
        var masks = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var languages = new List<string>();
        foreach (var line in SignalData.Lines("stopwords.txt"))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words.Skip(1).Select(CharacterFolding.Fold).Where(word => word.Length <= MaxLength))
            {
                masks[word] = masks.GetValueOrDefault(word) | (1UL << languages.Count);
            }

            languages.Add(words[0]);
        }

        _languages = [.. languages];
        foreach (var word in SignalData.Lines("cues.txt").SelectMany(line => line.Split(' ')).Select(CharacterFolding.Fold)
            .Where(word => word.Length <= MaxLength))
        {
            masks[word] = masks.GetValueOrDefault(word) | CueMask;
        }

        var size = 1024;
        while (size < masks.Count * 4)
        {
            size *= 2;
        }

        _words = new string?[size];
        _masks = new ulong[size];
        _slotMask = size - 1;
        foreach (var (word, mask) in masks)
        {
            var slot = Hash(word) & _slotMask;
            while (_words[slot] is not null)
            {
                slot = (slot + 1) & _slotMask;
            }

            (_words[slot], _masks[slot]) = (word, mask);
        }
    }

    /// <summary>The languages there are words of, ISO 639-1; a language's place is its bit in the masks below.</summary>
    public IReadOnlyList<string> Languages => _languages;

    /// <summary>The mask of one language; every language's when it is unknown or has no list.</summary>
    public ulong MaskOf(string? language)
    {
        var index = Array.IndexOf(_languages, language);
        return index < 0 ? ~CueMask : 1UL << index;
    }

    /// <summary>The languages in which <paramref name="word"/>, as it was written, is a function word; and <see cref="CueMask"/>.</summary>
    public ulong Find(ReadOnlySpan<char> word)
    {
        if (word.Length > MaxLength)
        {
            return 0;
        }

        Span<char> folded = stackalloc char[MaxLength];
        var length = 0;
        foreach (var c in word)
        {
            var f = CharacterFolding.Fold(c);
            if (f != '\0')
            {
                folded[length++] = f;
            }
        }

        folded = folded[..length];
        for (var slot = Hash(folded) & _slotMask; _words[slot] is { } candidate; slot = (slot + 1) & _slotMask)
        {
            if (folded.SequenceEqual(candidate))
            {
                return _masks[slot];
            }
        }

        return 0;
    }

    /// <summary>The share of a text's words that are function words, 0 to 1.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">ISO 639-1; null counts those of every language.</param>
    public double Density(ReadOnlySpan<char> text, string? language)
    {
        var mask = MaskOf(language);
        var (words, hits) = (0, 0);
        foreach (var range in new WordRanges(text))
        {
            words++;
            hits += (Find(text[range]) & mask) != 0 ? 1 : 0;
        }

        return words == 0 ? 0 : (double)hits / words;
    }

    private static int Hash(ReadOnlySpan<char> word)
    {
        var hash = 17u;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 0x01000193u;
        }

        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }
}
