namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>
/// The traits of the words met of late, over all texts: most words of a text are common. A slot for each of the lowest hash bits, where the
/// newest word stays, which bounds memory to some 10 MB. Safe for concurrent callers.
/// </summary>
internal sealed class WordCache(Func<string, WordTraits> describe)
{
    private const int Slots = 1 << 15;

    private readonly WordTraits?[] _words = new WordTraits?[Slots];

    /// <summary>A word's traits.</summary>
    public WordTraits Get(string word)
    {
        ref var slot = ref _words[string.GetHashCode(word) & (Slots - 1)];
        var traits = Volatile.Read(ref slot);
        if (traits is null || !string.Equals(traits.Text, word, StringComparison.Ordinal))
        {
            traits = describe(word);
            Volatile.Write(ref slot, traits);
        }

        return traits;
    }
}
