namespace Articles.TextAnalytics.Embedded.Tokens;

/// <summary>The different words of a text, numbered as they come, and the same without regard to case.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int> _foldedIds;
    private readonly List<string> _words;
    private readonly List<int> _folded;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Starts with no word.</summary>
    /// <param name="capacity">About how many there will be.</param>
    public Vocabulary(int capacity)
    {
        _ids = new Dictionary<string, int>(capacity, StringComparer.Ordinal);
        _foldedIds = new Dictionary<string, int>(capacity, StringComparer.OrdinalIgnoreCase);
        _words = new List<string>(capacity);
        _folded = new List<int>(capacity);
        _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The words by number.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>For each word its number when case does not count.</summary>
    public IReadOnlyList<int> Folded => _folded;

    /// <summary>How many words there are when case does not count.</summary>
    public int FoldedCount => _foldedIds.Count;

    /// <summary>The number of a word, which is new or not.</summary>
    public int Add(ReadOnlySpan<char> characters)
    {
        if (_lookup.TryGetValue(characters, out var id))
        {
            return id;
        }

        id = _words.Count;
        var word = characters.ToString();
        _ids.Add(word, id);
        _words.Add(word);
        if (!_foldedIds.TryGetValue(word, out var folded))
        {
            _foldedIds.Add(word, folded = _foldedIds.Count);
        }

        _folded.Add(folded);
        return id;
    }

    /// <summary>The words for which something holds.</summary>
    public bool[] Mark(Func<string, bool> holds)
    {
        var marks = new bool[_words.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = holds(_words[i]);
        }

        return marks;
    }
}
