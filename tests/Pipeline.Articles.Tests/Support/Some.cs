using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Tests.Support;

/// <summary>Plain values for tests that need some.</summary>
internal static class Some
{
    public const string ArticleText = """
        Harbour Bridge Reopens After Two Years of Repairs

        The harbour bridge in Port Ellery reopened to traffic on Monday, two years after engineers closed it because of cracks in its eastern pier.

        Mayor Clara Whitfield cut a ribbon at sunrise and thanked the three hundred workers who had replaced more than nine hundred rivets by hand.

        "We were told that it could not be done before the winter, and here we are," she said, before the first bus crossed with the crew aboard.

        The city expects the detour through the old town, which had angered shopkeepers and commuters alike, to be lifted by the end of the week.
        """;

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
