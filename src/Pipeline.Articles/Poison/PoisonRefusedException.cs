namespace Pipeline.Articles.Poison;

/// <summary>A poisoned message cannot be replayed or discarded. The message says why, and what to do.</summary>
public sealed class PoisonRefusedException : InvalidOperationException
{
    /// <summary>Why.</summary>
    public PoisonRefusedException(string message)
        : base(message)
    {
    }
}
