using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Reading;
using SmartReader;
using Spectre.Console;

namespace Pipeline.Benchmarks.Cleaning;

/// <summary>
/// Cleans the HTML pages of a folder with this cleaner, with SmartReader and with AngleSharp's parser alone: one thread, warm,
/// interleaved page by page, so that a noisy machine slows all alike.
/// </summary>
internal static class CleaningBenchmark
{
    // The compiler goes on optimising what runs often: these rounds are not counted.
    private const int WarmRounds = 6;
    private const int Rounds = 9;

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { DefaultValueFactory = _ => "tests/articles", Description = "Pages: .html, .html.gz." };
        var command = new Command("cleaning", "HTML cleaning beside SmartReader and AngleSharp's parse alone.") { folder };
        command.SetAction(arguments => Run(arguments.GetRequiredValue(folder)));
        return command;
    }

    private static int Run(string folder)
    {
        var configuration = new ConfigurationBuilder().Build();
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddReading(configuration)
            .AddCleaning(configuration)
            .BuildServiceProvider();
        var reader = services.GetRequiredService<ArticleReader>();
        var cleaner = services.GetRequiredService<ArticleCleaner>();
        var pages = Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal).SelectMany(path => Read(reader, path)).ToList() : [];
        if (pages.Count == 0)
        {
            Console.Error.WriteLine($"There are no HTML pages in '{folder}'.");
            return 1;
        }

        var parser = new HtmlParser();
        Contender[] contenders =
        [
            new("AngleSharp, parse alone", page => parser.ParseDocument(page.Content).Dispose()),
            new("this cleaner", page => Clean(cleaner, page)),
            new("SmartReader", page => new Reader("https://page.test/article", page.Content).GetArticle()),
        ];
        for (var round = 0; round < WarmRounds + Rounds; round++)
        {
            foreach (var page in pages)
            {
                foreach (var contender in contenders)
                {
                    contender.Measure(page, warm: round >= WarmRounds);
                }
            }
        }

        Print(pages, contenders);
        return 0;
    }

    private static void Clean(ArticleCleaner cleaner, SourceDocument page)
    {
        try
        {
            cleaner.Clean(page, CancellationToken.None);
        }
        catch (ArticleRejectedException)
        {
            // A page that is no article costs time all the same.
        }
    }

    private static IEnumerable<SourceDocument> Read(ArticleReader reader, string path)
    {
        try
        {
            return reader.Read(Path.GetFileName(path), File.ReadAllBytes(path), CancellationToken.None).Where(source => source.Format == SourceFormat.Html);
        }
        catch (ArticleRejectedException)
        {
            return [];
        }
    }

    private static void Print(List<SourceDocument> pages, Contender[] contenders)
    {
        var megabytes = pages.Sum(page => (double)page.Content.Length) / 1_000_000;
        var table = new Table().AddColumns("", "pages/s", "MB/s (characters)", "KB allocated a page", "time beside the parse");
        foreach (var contender in contenders)
        {
            var seconds = contender.MedianSeconds;
            table.AddRow(
                contender.Name,
                (pages.Count / seconds).ToString("0", CultureInfo.InvariantCulture),
                (megabytes / seconds).ToString("0.0", CultureInfo.InvariantCulture),
                (contender.AllocatedBytes / 1000.0 / pages.Count / Rounds).ToString("0", CultureInfo.InvariantCulture),
                (seconds / contenders[0].MedianSeconds).ToString("0.00", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"{pages.Count} pages, {megabytes:0.0} MB, {Rounds} rounds, medians a page added up.");
    }

    /// <summary>One cleaner and what it took.</summary>
    private sealed class Contender(string name, Action<SourceDocument> clean)
    {
        private readonly Dictionary<SourceDocument, List<double>> _seconds = new(ReferenceEqualityComparer.Instance);

        public string Name { get; } = name;

        public double AllocatedBytes { get; private set; }

        public double MedianSeconds => _seconds.Values.Sum(times => times.Order().ElementAt(times.Count / 2));

        public void Measure(SourceDocument page, bool warm)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            clean(page);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (!warm)
            {
                return;
            }

            AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - allocated;

            if (!_seconds.TryGetValue(page, out var times))
            {
                _seconds[page] = times = [];
            }

            times.Add(seconds);
        }
    }
}
