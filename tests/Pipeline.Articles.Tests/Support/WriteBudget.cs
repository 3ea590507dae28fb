namespace Pipeline.Articles.Tests.Support;

/// <summary>How many writes a process makes before it dies; a dead one writes nothing, not even its failure.</summary>
internal sealed class WriteBudget
{
    private int _left = int.MaxValue;

    /// <summary>Whether it has died.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Lets it die after so many more writes.</summary>
    public void DieAfter(int writes) => (_left, IsSpent) = (writes, false);

    /// <summary>Starts it again.</summary>
    public void Revive() => DieAfter(int.MaxValue);

    /// <summary>Is called before each write.</summary>
    public void Spend()
    {
        if (_left-- <= 0)
        {
            IsSpent = true;
            throw new IOException("The process has died.");
        }
    }
}
