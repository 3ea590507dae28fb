namespace Pipeline.Articles.Tests.Support;

/// <summary>How many writes a process makes before it dies; a dead one writes nothing, not even its failure.</summary>
internal sealed class WriteBudget
{
    private int _left = int.MaxValue;
    private int _untilInterrupt;
    private Func<Task>? _interrupt;

    /// <summary>Whether it has died.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Lets it die after so many more writes.</summary>
    public void DieAfter(int writes) => (_left, IsSpent) = (writes, false);

    /// <summary>Lets somebody else in before one of the next writes.</summary>
    /// <param name="writes">How many writes come before that one.</param>
    /// <param name="work">What the other does; all of it is done before the write is.</param>
    public void InterruptAfter(int writes, Func<Task> work) => (_untilInterrupt, _interrupt) = (writes, work);

    /// <summary>Whether somebody was to be let in, and was not.</summary>
    public bool WasNotInterrupted => _interrupt is not null;

    /// <summary>Starts it again.</summary>
    public void Revive() => DieAfter(int.MaxValue);

    /// <summary>Is called before each write.</summary>
    public void Spend()
    {
        if (_interrupt is { } interrupt && _untilInterrupt-- <= 0)
        {
            _interrupt = null;
            Task.Run(interrupt).GetAwaiter().GetResult();
        }

        if (_left-- <= 0)
        {
            IsSpent = true;
            throw new IOException("The process has died.");
        }
    }
}
