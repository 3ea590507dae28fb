namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>Subscriptions that cannot be read. Each fault says which subscription, which field, and what is allowed.</summary>
public sealed class SubscriptionsException : Exception
{
    /// <summary>Creates the exception with all faults.</summary>
    public SubscriptionsException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> Faults { get; }
}
