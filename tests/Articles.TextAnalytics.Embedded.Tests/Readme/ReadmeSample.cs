namespace Articles.TextAnalytics.Embedded.Tests.Readme;

/// <summary>The samples of the library's README: each is what stands between two lines of this file.</summary>
internal static class ReadmeSample
{
    public static async Task AnalyzeAsync(string text)
    {
        // begin: analyze
        var analytics = new EmbeddedTextAnalytics();
        var result = await analytics.AnalyzeAsync(text);

        Console.WriteLine($"{result.Language}, {result.Sentiment?.Label}: {result.Summary}");
        foreach (var entity in result.Entities)
        {
            Console.WriteLine($"{entity.Name} ({entity.Category}), {entity.Count} times, first at {entity.Mentions[0].Offset}");
        }

        // end
    }

    public static async Task FeaturesAsync(EmbeddedTextAnalytics analytics, string text, CancellationToken cancellationToken)
    {
        // begin: features
        var options = new TextAnalyzerOptions { Features = AnalysisFeatures.Default | AnalysisFeatures.Pii | AnalysisFeatures.Opinions };
        var result = await analytics.AnalyzeAsync(text, options, cancellationToken);
        foreach (var found in result.PersonalInformation ?? [])
        {
            Console.WriteLine($"{found.Category}: {text.Substring(found.Offset, found.Length)}");
        }

        // end
    }
}
