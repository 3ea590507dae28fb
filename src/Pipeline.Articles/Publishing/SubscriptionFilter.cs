using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// Which articles a subscriber wants. Every condition that is given has to hold; within a condition any of its values will do. An
/// empty filter takes everything. Letter case is ignored.
/// </summary>
public sealed class SubscriptionFilter
{
    /// <summary>ISO 639-1 codes.</summary>
    public IList<string> Languages { get; init; } = [];

    /// <summary>Canonical entity names, or <c>Category:Name</c>, or <c>Category:*</c>.</summary>
    public IList<string> Entities { get; init; } = [];

    /// <summary>Key phrases.</summary>
    public IList<string> KeyPhrases { get; init; } = [];

    /// <summary>Sentiment labels: positive, neutral, negative, mixed.</summary>
    public IList<SentimentLabel> Sentiments { get; init; } = [];

    /// <summary>Publications.</summary>
    public IList<string> Sites { get; init; } = [];

    /// <summary>At least so many words; 0 for any.</summary>
    public int MinWords { get; init; }

    /// <summary>Whether the article meets every condition.</summary>
    public bool Matches(EnrichedArticle article) =>
        Accepts(Languages, article.Language)
        && Accepts(Sites, article.SiteName)
        && (Sentiments.Count == 0 || (article.Sentiment is { } sentiment && Sentiments.Contains(sentiment.Label)))
        && (KeyPhrases.Count == 0 || article.KeyPhrases.Any(phrase => Accepts(KeyPhrases, phrase)))
        && (Entities.Count == 0 || article.Entities.Any(IsWanted))
        && article.WordCount >= MinWords;

    private bool IsWanted(ArticleEntity entity) =>
        Accepts(Entities, entity.Name)
        || Accepts(Entities, $"{entity.Category}:{entity.Name}")
        || Accepts(Entities, $"{entity.Category}:*");

    private static bool Accepts(IList<string> wanted, string? value) =>
        wanted.Count == 0 || (value is not null && wanted.Contains(value, StringComparer.OrdinalIgnoreCase));
}
