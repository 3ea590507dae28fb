using Articles.TextAnalytics.Results;
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

    /// <summary>What the sample engine finds, with where.</summary>
    public static async Task<IReadOnlyList<(string Text, int Offset)>> FindAsync(string text, Dictionary<string, string> categories)
    {
        var answer = await new Gazetteer(categories).AnalyzeAsync([new TextDocument("1", text)], new AnalysisParameters(3, false), default);
        return [.. answer.Documents[0].Value!.Mentions.Select(entity => (entity.Text, entity.Offset))];
    }

    // begin: engine
    internal sealed class Gazetteer(IReadOnlyDictionary<string, string> categories) : ITextAnalysis<TextEntities>
    {
        public AnalysisEngine Engine { get; } =
            new() { Provider = "gazetteer/1", ModelVersion = "2026-11", MaxDocuments = 25, MaxDocumentLength = 5_000 };

        public Task<AnalysisAnswer<TextEntities>> AnalyzeAsync(
            IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
        {
            var results =
                from document in documents
                select new DocumentResult<TextEntities>(document.Id, new TextEntities([.. Find(document.Text)]));
            return Task.FromResult(new AnalysisAnswer<TextEntities>([.. results], Engine.ModelVersion));
        }

        // The first mention of each.
        private IEnumerable<TextEntity> Find(string text) =>
            from entry in categories
            let offset = text.IndexOf(entry.Key, StringComparison.Ordinal)
            where offset >= 0
            select new TextEntity(entry.Key, entry.Value, null, offset, entry.Key.Length, 1);
    }

    // end

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
