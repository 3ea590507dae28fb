namespace Articles.Client;

/// <summary>An event about an article: it has a place among the events of its article.</summary>
public abstract record ArticleChange : ArticleEvent
{
    private protected ArticleChange(Envelope envelope, string articleId, string subscription, int sequence)
        : base(envelope)
    {
        (ArticleId, Subscription) = (articleId, subscription);
        Position = new EventPosition(sequence, envelope.Time!.Value, envelope.Id);
    }

    /// <summary>The article: 32 hexadecimal digits, made of its file's name or of an agency's id, so the same for each revision.</summary>
    public string ArticleId { get; }

    /// <summary>The subscription that the event was sent to.</summary>
    public string Subscription { get; }

    /// <summary>The event's place among those that the subscription was sent about the article.</summary>
    public EventPosition Position { get; }

    /// <inheritdoc/>
    public sealed override Task<bool> ApplyAsync(
        IArticlePositions positions, Func<ArticleEvent, CancellationToken, Task> handle, CancellationToken cancellationToken = default) =>
        positions.ApplyAsync(this, token => handle(this, token), cancellationToken);
}
