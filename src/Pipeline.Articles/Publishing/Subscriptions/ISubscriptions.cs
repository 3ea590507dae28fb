namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>Who gets what, now.</summary>
public interface ISubscriptions
{
    /// <summary>The subscriptions; each name occurs once. A new list after the settings or the file have changed.</summary>
    IReadOnlyList<Subscription> Current { get; }
}
