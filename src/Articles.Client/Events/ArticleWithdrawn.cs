namespace Articles.Client;

/// <summary>
/// <c>article.withdrawn.v1</c>: the copy that the subscription was sent is no longer valid. It may come before the event that it withdraws,
/// and the article may come again later.
/// </summary>
public sealed record ArticleWithdrawn : ArticleChange
{
    internal ArticleWithdrawn(Envelope envelope, WithdrawnData withdrawal)
        : base(envelope, withdrawal.ArticleId, withdrawal.Subscription, withdrawal.Sequence) => Withdrawal = withdrawal;

    /// <summary>What was withdrawn, and why.</summary>
    public WithdrawnData Withdrawal { get; }
}
