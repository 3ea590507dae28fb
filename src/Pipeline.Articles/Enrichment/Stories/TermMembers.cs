namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>The articles that have a term, by their slots in the window, the first to come first.</summary>
internal sealed class TermMembers
{
    // Most terms are in one article.
    private int[] _slots = new int[1];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Their slots.</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    /// <summary>Adds an article.</summary>
    public void Add(int slot)
    {
        if (Count == _slots.Length)
        {
            Array.Resize(ref _slots, 2 * Count);
        }

        _slots[Count++] = slot;
    }

    /// <summary>Takes an article out, if it is there.</summary>
    public void Remove(int slot)
    {
        var index = Slots.IndexOf(slot);
        if (index >= 0)
        {
            Count--;
            Array.Copy(_slots, index + 1, _slots, index, Count - index);
        }
    }
}
