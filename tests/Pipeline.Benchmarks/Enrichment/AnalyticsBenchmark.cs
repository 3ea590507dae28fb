using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Articles.TextAnalytics;
using Articles.TextAnalytics.Embedded;

namespace Pipeline.Benchmarks.Enrichment;

/// <summary>
/// Runs the embedded text analytics over the texts of a folder: megabytes of UTF-8 a second of processor time (which is a core's), warm, by
/// feature and through all of them, megabytes allocated a megabyte of text, and the process's memory at the end. Processor time counts the
/// garbage collector in and the machine's other work out. The first feature that needs tokens pays for them, and personal information has
/// the persons from the entities.
/// </summary>
internal static class AnalyticsBenchmark
{
    private const int Rounds = 5;
    private const int SummarySentences = 3;

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { DefaultValueFactory = _ => "tests/articles", Description = "English texts: .txt." };
        var command = new Command("analytics", "Embedded text analytics: speed and allocations by feature, memory.") { folder };
        command.SetAction(arguments => RunAsync(arguments.GetRequiredValue(folder)));
        return command;
    }

    private static async Task<int> RunAsync(string folder)
    {
        var documents = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)
                .Select(path => new TextDocument(path, File.ReadAllText(path), "en")).ToList()
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
            ("personal", document => analytics.PersonalInformation.AnalyzeAsync([document], parameters, CancellationToken.None)),
            ("key phrases", document => analytics.KeyPhrases.AnalyzeAsync([document], parameters, CancellationToken.None)),
            ("sentiment", document => analytics.Sentiment.AnalyzeAsync([document], parameters, CancellationToken.None)),
            ("summary", document => analytics.Summary.AnalyzeAsync([document], parameters, CancellationToken.None)),
        ];
        var megabytes = documents.Sum(document => Encoding.UTF8.GetByteCount(document.Text)) / 1e6;
        var best = features.ToDictionary(feature => feature.Name, _ => (Seconds: double.MaxValue, Allocated: 0.0));
        for (var round = 0; round <= Rounds; round++)
        {
            // Texts never seen before.
            var fresh = documents.ConvertAll(document => document with { Text = new string(document.Text.AsSpan()) });
            foreach (var (name, run) in features)
            {
                var (start, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
                foreach (var document in fresh)
                {
                    await run(document);
                }

                var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
                best[name] = (Math.Min(best[name].Seconds, seconds), (GC.GetTotalAllocatedBytes() - allocated) / 1e6);
            }
        }

        Console.WriteLine($"{"feature",-14}{"MB/s per core",16}{"allocated MB/MB",18}");
        foreach (var (name, (seconds, allocated)) in best)
        {
            Print(name, megabytes / seconds, allocated / megabytes);
        }

        Print("all", megabytes / best.Values.Sum(value => value.Seconds), best.Values.Sum(value => value.Allocated) / megabytes);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {process.PeakWorkingSet64 / 1e6:F0} MB"));
        return 0;
    }

    private static void Print(string name, double speed, double allocated) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14}{speed,16:F2}{allocated,18:F1}"));
}
