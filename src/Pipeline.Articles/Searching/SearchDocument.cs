using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Searching;

/// <summary>The entry of an article in the search index.</summary>
public sealed record SearchDocument
{
    // A value that few articles share says nothing as a facet; its words are found in the text.
    private static readonly string[] Measures = ["DateTime", "Quantity"];

    /// <summary>The version of the entries. Raising it makes the index stale.</summary>
    public const int Version = 3;

    /// <summary>The key.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>The revision's number; the greater number is newer.</summary>
    public int Sequence { get; init; }

    /// <summary>The revision.</summary>
    public Revision Revision { get; init; }

    /// <summary>The file's name in the inbox.</summary>
    public required string Name { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>The body: searchable only, never a facet.</summary>
    public required string Text { get; init; }

    /// <summary>The summary: the abstractive one if that feature is on, else the extractive one.</summary>
    public string? Summary { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Byline { get; init; }

    /// <summary>The news agency.</summary>
    public string? Source { get; init; }

    /// <summary>The publication.</summary>
    public string? SiteName { get; init; }

    /// <summary>The article's own address.</summary>
    public string? Url { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>First publication, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the pipeline enriched it, UTC.</summary>
    public DateTimeOffset? EnrichedAt { get; init; }

    /// <summary>Sentiment: <c>positive</c>, <c>neutral</c>, <c>negative</c>, <c>mixed</c>.</summary>
    public string? Sentiment { get; init; }

    /// <summary>Entities, as <c>Category:Name</c> facets and by name in full text; without dates and quantities.</summary>
    public IReadOnlyList<SearchEntity> Entities { get; init; } = [];

    /// <summary>Key phrases.</summary>
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    /// <summary>The sender of the wire item, as the item names it.</summary>
    public string? Provider { get; init; }

    /// <summary>A wire item's urgency: 1, a flash, to 9.</summary>
    public int? Urgency { get; init; }

    /// <summary>A wire item's subjects, with the broader terms, in words.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>A wire item's genre.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>The page type; null if the file is not a web page.</summary>
    public string? PageType { get; init; }

    /// <summary>Words in the body.</summary>
    public int WordCount { get; init; }

    /// <summary>The id of the article whose near-duplicate this is, or null.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The id that all near-duplicates of an article share, or null.</summary>
    public string? ClusterId { get; init; }

    /// <summary>The id that articles about one event share, or null.</summary>
    public string? StoryId { get; init; }

    /// <summary>Whether the story began with the article: <c>new</c>, else <c>known</c>; null without a story.</summary>
    public string? Story { get; init; }

    /// <summary>The index's view of an enriched article.</summary>
    public static SearchDocument From(EnrichedArticle article) => new()
    {
        Id = article.Id,
        Sequence = article.Sequence,
        Revision = article.Revision,
        Name = article.Name,
        Title = article.Title,
        Text = article.Text,
        Summary = article.AbstractiveSummary ?? article.Summary,
        Byline = article.Byline,
        Source = article.Source,
        SiteName = article.SiteName,
        Url = article.CanonicalUrl,
        Language = article.Language,
        PublishedAt = article.PublishedAt,
        EnrichedAt = article.EnrichedAt,
        Sentiment = article.Sentiment?.Label.ToString().ToLowerInvariant(),
        Entities =
        [
            .. article.Entities.Where(entity => !Measures.Contains(entity.Category))
                .Select(entity => new SearchEntity(entity.Category, entity.Name)),
        ],
        KeyPhrases = article.KeyPhrases,
        Provider = article.Wire?.Provider,
        Urgency = article.Wire?.Urgency,
        Subjects = [.. article.Wire?.SubjectNames ?? []],
        Genres = [.. article.Wire?.GenreNames ?? []],
        PageType = article.PageType,
        WordCount = article.WordCount,
        DuplicateOf = article.DuplicateOf?.ToString(),
        ClusterId = article.ClusterId?.ToString(),
        StoryId = article.StoryId?.ToString(),
        Story = article.Story?.ToString().ToLowerInvariant(),
    };
}
