namespace Pipeline.Benchmarks.Flattened;

/// <summary>How often a fact was right.</summary>
internal sealed class FactScore
{
    private int _marked;
    private int _right;
    private int _without;
    private int _notInvented;

    /// <summary>The share of pages with the fact on which it was given as marked.</summary>
    public double Right => _marked == 0 ? 0 : (double)_right / _marked;

    /// <summary>The share of pages without the fact on which none was given.</summary>
    public double NoneRight => _without == 0 ? 0 : (double)_notInvented / _without;

    /// <summary>Adds a page.</summary>
    public void Add(string? want, string? got, Func<string, string, bool> isSame)
    {
        if (want is null)
        {
            _without++;
            _notInvented += string.IsNullOrEmpty(got) ? 1 : 0;
            return;
        }

        _marked++;
        _right += !string.IsNullOrEmpty(got) && isSame(want, got) ? 1 : 0;
    }
}
