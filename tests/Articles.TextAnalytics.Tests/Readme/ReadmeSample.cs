using Articles.TextAnalytics.Text;

namespace Articles.TextAnalytics.Tests.Readme;

/// <summary>The samples of the library's README: each is what stands between two lines of this file.</summary>
internal static class ReadmeSample
{
    public static async Task AnalyzeAsync(ITextAnalytics engine, string text)
    {
        // begin: analyze
        await using var analyzer = new TextAnalyzer(engine, new TextAnalyzerOptions
        {
            Features = AnalysisFeatures.Language | AnalysisFeatures.Entities,
            Requests = new RequestOptions { RequestsPerMinute = 300 },
        });
        var result = await analyzer.AnalyzeAsync(text);
        foreach (var mention in result.Entities.SelectMany(entity => entity.Mentions))
        {
            Console.WriteLine($"{mention.Text} at {mention.Offset}");
        }

        // end
    }

    public static void Split(string text)
    {
        // begin: split
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            Console.WriteLine(text[sentence.Offset..sentence.End]);
        }

        // end
    }
}
