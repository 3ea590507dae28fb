namespace Articles.Client;

/// <summary>
/// The <c>data</c> of <c>article.enriched.v1</c>: the essentials of an article. Texts over 2,000 characters are cut, lists have at most 20
/// items, and less of both if the event would be too large; the document at <see cref="DocumentUrl"/> has all of it.
/// </summary>
public sealed record EnrichedData
{
    /// <summary>The article: 32 hexadecimal digits.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The revision: a digest of the file's content, 32 hexadecimal digits.</summary>
    public required string Revision { get; init; }

    /// <summary>Counts the article's revisions and withdrawals, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The versions of cleaner, enricher and publisher: <c>10.4.1</c>.</summary>
    public required string PipelineVersion { get; init; }

    /// <summary>The subscription.</summary>
    public required string Subscription { get; init; }

    /// <summary>The file's name in the inbox.</summary>
    public required string Name { get; init; }

    /// <summary>The headline; null if it is not known, as for each value below.</summary>
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

    /// <summary>The language (ISO 639-1).</summary>
    public string? Language { get; init; }

    /// <summary>The summary.</summary>
    public string? Summary { get; init; }

    /// <summary>Words in the body.</summary>
    public required int WordCount { get; init; }

    /// <summary><c>positive</c>, <c>neutral</c>, <c>negative</c> or <c>mixed</c>.</summary>
    public string? Sentiment { get; init; }

    /// <summary>The scores behind it.</summary>
    public SentimentScores? SentimentScores { get; init; }

    /// <summary>The most mentioned entities.</summary>
    public required IReadOnlyList<EventEntity> Entities { get; init; }

    /// <summary>The most telling key phrases.</summary>
    public required IReadOnlyList<string> KeyPhrases { get; init; }

    /// <summary>
    /// <c>article</c>, <c>forum</c>, <c>documentation</c>, <c>listing</c>, <c>product</c> or <c>service</c>; null if it is not a web page.
    /// </summary>
    public string? PageType { get; init; }

    /// <summary>What its agency's envelope says; null if no agency sent it.</summary>
    public WireDetails? Wire { get; init; }

    /// <summary>The id that all near-duplicates of an article share.</summary>
    public string? ClusterId { get; init; }

    /// <summary>The earliest of the near-duplicates, if this article is another.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The id that the articles about one event share.</summary>
    public string? StoryId { get; init; }

    /// <summary><c>new</c> if the story began with this article, <c>known</c> if others had told it before.</summary>
    public string? Story { get; init; }

    /// <summary>
    /// The enriched document, with the whole text. It carries no credential: the reader needs the role <em>Storage Blob Data Reader</em> on
    /// the container <c>articles-enriched</c>.
    /// </summary>
    public required Uri DocumentUrl { get; init; }
}
