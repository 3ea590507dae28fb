using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Publishing.Events;

/// <summary>The <c>data</c> of an <c>article.withdrawn.v1</c> event: the subscriber's copy of the article is no longer valid.</summary>
public sealed record WithdrawnEvent
{
    /// <summary>The article.</summary>
    public required ArticleId ArticleId { get; init; }

    /// <summary>
    /// Counts the revisions, including withdrawals: of two events about an article, the one with the greater number is newer.
    /// </summary>
    public required int Sequence { get; init; }

    /// <summary>The versions of cleaner, enricher and publisher.</summary>
    public required string PipelineVersion { get; init; }

    /// <summary>The subscription that had the article.</summary>
    public required string Subscription { get; init; }

    /// <summary>The file's name in the inbox.</summary>
    public required string Name { get; init; }

    /// <summary>Why.</summary>
    public required WithdrawalReason Reason { get; init; }

    /// <summary>The story's original, if the reason is <see cref="WithdrawalReason.Duplicate"/>.</summary>
    public ArticleId? DuplicateOf { get; init; }
}
