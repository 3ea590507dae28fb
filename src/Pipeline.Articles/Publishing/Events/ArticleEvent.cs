using Articles.TextAnalytics.Results;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Publishing.Events;

/// <summary>
/// The <c>data</c> of an <c>article.enriched.v1</c> event: enough to decide by; the whole document is at <see cref="DocumentUrl"/>.
/// </summary>
public sealed record ArticleEvent
{
    /// <summary>The article.</summary>
    public required ArticleId ArticleId { get; init; }

    /// <summary>The revision.</summary>
    public required Revision Revision { get; init; }

    /// <summary>Counts the revisions: of two events about an article, the one with the greater number is newer.</summary>
    public required int Sequence { get; init; }

    /// <summary>The versions of cleaner, enricher and publisher.</summary>
    public required string PipelineVersion { get; init; }

    /// <summary>The subscription that matched.</summary>
    public required string Subscription { get; init; }

    /// <summary>The file's name in the inbox.</summary>
    public required string Name { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>The article's own address.</summary>
    public string? Url { get; init; }

    /// <summary>The publication.</summary>
    public string? SiteName { get; init; }

    /// <summary>The news agency.</summary>
    public string? Source { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Byline { get; init; }

    /// <summary>First publication, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>The summary.</summary>
    public string? Summary { get; init; }

    /// <summary>Words in the body.</summary>
    public int WordCount { get; init; }

    /// <summary>The document's sentiment label.</summary>
    public SentimentLabel? Sentiment { get; init; }

    /// <summary>The document's sentiment scores.</summary>
    public SentimentScores? SentimentScores { get; init; }

    /// <summary>The most mentioned entities, at most 20.</summary>
    public IReadOnlyList<EventEntity> Entities { get; init; } = [];

    /// <summary>The most telling key phrases, at most 20.</summary>
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    /// <summary>The page type; null if the file is not a web page.</summary>
    public string? PageType { get; init; }

    /// <summary>
    /// The data of its agency's envelope, at most 20 of each list; with the editors' note only for a subscription that asks for it.
    /// </summary>
    public WireDetails? Wire { get; init; }

    /// <summary>The id that all near-duplicates of an article share; null for a text that is too short to compare.</summary>
    public ArticleId? ClusterId { get; init; }

    /// <summary>The earliest of the near-duplicates, if this is a near-duplicate of it; else null.</summary>
    public ArticleId? DuplicateOf { get; init; }

    /// <summary>The story: the id that articles about one event share; null if there is none.</summary>
    public ArticleId? StoryId { get; init; }

    /// <summary>Whether the story began with this article, or was known when it came; null without a story.</summary>
    public StoryState? Story { get; init; }

    /// <summary>The enriched document: the claim check. Carries no credential.</summary>
    public required Uri DocumentUrl { get; init; }
}
