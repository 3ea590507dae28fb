using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Articles.TextAnalytics.Results;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Spectre.Console;

namespace Pipeline.Benchmarks.Enrichment;

/// <summary>
/// Requests that an article of one chunk costs, by feature and by how many articles are in flight: in a closed loop, against a service of
/// some 150 ms with Azure AI Language's limits.
/// </summary>
internal static class RequestsCommand
{
    private const int ArticlesInFlight = 12;
    private static readonly int[] InFlight = [1, 16, 24, 64];
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(150);

    public static Command Create()
    {
        var command = new Command("requests", "Text-analytics requests an article by feature, with 1, 16, 24 and 64 articles in flight.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var language = new SlowAnalysis<DetectedLanguage>(1000, isJob: false, Latency, new DetectedLanguage("en", 1));
        var entities = new SlowAnalysis<TextEntities>(5, isJob: false, Latency, new TextEntities([]));
        var phrases = new SlowAnalysis<KeyPhrases>(10, isJob: false, Latency, new KeyPhrases([]));
        var sentiment = new SlowAnalysis<TextSentiment>(
            10, isJob: false, Latency, new TextSentiment(SentimentLabel.Neutral, new SentimentScores(0, 1, 0), []));
        var summary = new SlowAnalysis<ExtractiveSummary>(25, isJob: true, Latency * 10, new ExtractiveSummary([]));
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddEnrichment(
                new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Enrichment:RequestsPerMinute", (string?)"1000000")])
                .Build())
            .AddTextAnalysis<DetectedLanguage>("slow", _ => language)
            .AddTextAnalysis<TextEntities>("slow", _ => entities)
            .AddTextAnalysis<KeyPhrases>("slow", _ => phrases)
            .AddTextAnalysis<TextSentiment>("slow", _ => sentiment)
            .AddTextAnalysis<ExtractiveSummary>("slow", _ => summary)
            .UseTextAnalyses("slow")
            .BuildServiceProvider();
        var analyzer = services.GetRequiredService<ArticleAnalyzer>();
        var table = new Table()
            .AddColumns("in flight", "language", "entities", "key phrases", "sentiment", "summary", "articles/s", "s an article");
        foreach (var inFlight in InFlight)
        {
            var articles = inFlight * ArticlesInFlight;
            var watch = Stopwatch.StartNew();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, articles),
                new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = cancellationToken },
                async (number, token) => await analyzer.EnrichAsync(Article(number), token));
            var seconds = watch.Elapsed.TotalSeconds;
            int[] requests = [language.TakeRequests(), entities.TakeRequests(), phrases.TakeRequests(), sentiment.TakeRequests(),
                summary.TakeRequests()];
            table.AddRow([
                Text(inFlight, "0"),
                .. requests.Select(count => Text((double)count / articles, "0.000")),
                Text(articles / seconds, "0.0"),
                Text(seconds * inFlight / articles, "0.00"),
            ]);
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static CleanedArticle Article(int number)
    {
        var name = $"{number}.txt";
        return new CleanedArticle
        {
            Id = ArticleId.FromName(name),
            Name = name,
            Text = string.Create(CultureInfo.InvariantCulture, $"Item {number} is on sale in the market hall of Port Ellery from Monday."),
            Format = "text",
        };
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
