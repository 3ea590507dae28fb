using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Tests.Support;

/// <summary>Plain values for tests that need some.</summary>
internal static class Some
{
    public const string ArticleText = SampleText.Article;

    public static CleanedArticle Cleaned(string text = ArticleText, string name = "a.txt", string? title = null) => new()
    {
        Id = ArticleId.FromName(name),
        Name = name,
        Title = title,
        Text = text,
        Format = "text",
        Language = "en",
        Revision = Revision.Of("x"u8),
        Sequence = 1,
        CleanerVersion = 1,
    };

    public static EnrichedArticle Enriched(string name = "a.txt", string? title = "Bridge reopens", string language = "en") =>
        EnrichedArticle.From(
            new CleanedArticle
            {
                Id = ArticleId.FromName(name),
                Name = name,
                Title = title,
                Text = "The bridge reopened.",
                Format = "text",
                WordCount = 3,
                Revision = Revision.Of("x"u8),
                Sequence = 1,
                CleanerVersion = 1,
            },
            new AnalysisResult
            {
                Features = AnalysisFeature.All
                    .Where(feature => AnalysisFeatures.Default.HasFlag(feature.Flag))
                    .ToDictionary(feature => feature.Name, feature => new FeatureRecord(feature.Version, "scripted/1", "2026-01-01")),
                Language = language,
                Entities = [new ArticleEntity { Name = "Clara Whitfield", Category = "Person", Count = 2 }],
                KeyPhrases = ["harbour bridge"],
                Sentiment = new TextSentiment(SentimentLabel.Positive, new SentimentScores(0.8, 0.2, 0), []),
                Summary = "The bridge reopened.",
            });
}
