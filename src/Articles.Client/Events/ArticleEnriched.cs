namespace Articles.Client;

/// <summary>
/// <c>article.enriched.v1</c>: an article was published, or published again with changes. It replaces what was sent about the article before.
/// </summary>
public sealed record ArticleEnriched : ArticleChange
{
    internal ArticleEnriched(Envelope envelope, EnrichedData article)
        : base(envelope, article.ArticleId, article.Subscription, article.Sequence) => Article = article;

    /// <summary>The essentials of the article; the whole of it is at <see cref="EnrichedData.DocumentUrl"/>.</summary>
    public EnrichedData Article { get; }
}
