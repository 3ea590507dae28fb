using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Embedded;

namespace Pipeline.Benchmarks.Enrichment;

/// <summary>
/// Runs the embedded text analytics over the texts of a folder: megabytes of UTF-8 a second of processor time, warm, by feature and through all of
/// them, and the process's memory at the end. Processor time counts the garbage collector in and the machine's other work out.
/// </summary>
internal static class EmbeddedBenchmark
{
    private const int Rounds = 5;
    private const int SummarySentences = 3;

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { DefaultValueFactory = _ => "tests/articles", Description = "English texts: .txt." };
        var command = new Command("embedded", "Embedded text analytics: speed by feature, memory.") { folder };
        command.SetAction(arguments => RunAsync(arguments.GetRequiredValue(folder)));
        return command;
    }

    private static async Task<int> RunAsync(string folder)
    {
        var documents = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(path => new TextDocument(path, File.ReadAllText(path), "en")).ToList()
            : [];
        if (documents.Count == 0)
        {
            Console.Error.WriteLine($"There are no .txt files in '{folder}'.");
            return 1;
        }

        var analytics = new EmbeddedTextAnalytics();
        var parameters = new AnalysisParameters(SummarySentences, Opinions: true);
        (string Name, Func<TextDocument, Task> Run)[] features =
        [
            ("language", document => analytics.Language.AnalyzeAsync([document], parameters, CancellationToken.None)),
            ("entities", document => analytics.Entities.AnalyzeAsync([document], parameters, CancellationToken.None)),
            ("key phrases", document => analytics.KeyPhrases.AnalyzeAsync([document], parameters, CancellationToken.None)),
            ("sentiment", document => analytics.Sentiment.AnalyzeAsync([document], parameters, CancellationToken.None)),
            ("summary", document => analytics.Summary.AnalyzeAsync([document], parameters, CancellationToken.None)),
        ];
        var megabytes = documents.Sum(document => Encoding.UTF8.GetByteCount(document.Text)) / 1e6;
        var best = features.ToDictionary(feature => feature.Name, _ => double.MaxValue);
        for (var round = 0; round <= Rounds; round++)
        {
            // Texts never seen before: the first feature that needs tokens pays for them.
            var fresh = documents.ConvertAll(document => document with { Text = new string(document.Text.AsSpan()) });
            foreach (var (name, run) in features)
            {
                var start = Environment.CpuUsage.TotalTime;
                foreach (var document in fresh)
                {
                    await run(document);
                }

                best[name] = Math.Min(best[name], (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            }
        }

        foreach (var (name, seconds) in best)
        {
            Print(name, megabytes / seconds, "MB/s");
        }

        Print("all", megabytes / best.Values.Sum(), "MB/s");
        Print("all but language", megabytes / best.Where(pair => pair.Key != "language").Sum(pair => pair.Value), "MB/s");
        using var process = Process.GetCurrentProcess();
        Print("peak memory", process.PeakWorkingSet64 / 1e6, "MB");
        return 0;
    }

    private static void Print(string name, double value, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-18}{value,8:F2} {unit}"));
}
