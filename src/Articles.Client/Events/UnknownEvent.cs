namespace Articles.Client;

/// <summary>
/// An event of a type that this version of the package does not know: a newer pipeline sent it. It is given as it is, because only its
/// receiver can tell whether it may be passed over.
/// </summary>
public sealed record UnknownEvent : ArticleEvent
{
    internal UnknownEvent(Envelope envelope)
        : base(envelope) => Time = envelope.Time;

    /// <summary>The event's time; null if it has none.</summary>
    public DateTimeOffset? Time { get; }

    /// <inheritdoc/>
    public override async Task<bool> ApplyAsync(
        IArticlePositions positions, Func<ArticleEvent, CancellationToken, Task> handle, CancellationToken cancellationToken = default)
    {
        await handle(this, cancellationToken);
        return true;
    }
}
