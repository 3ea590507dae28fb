using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Pipeline.Benchmarks.Search;
using Spectre.Console;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>
/// From the start of the host's process until its first article is in the subscriber's queue; the file lies in the inbox, the storage runs.
/// </summary>
internal static class ColdStartBenchmark
{
    private const int Seed = 20_261_130;
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(10);

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds")
        {
            DefaultValueFactory = _ =>
        7,
            Description = "How many starts; the first, which reads the program from disk, does not count."
        };
        var folder = SyntheticNews.VocabularyOption();
        var command = new Command("coldstart", "From the host's start to its first article.") { rounds, folder };
        command.SetAction(
            (arguments, cancellationToken) =>
            RunAsync(arguments.GetRequiredValue(rounds), arguments.GetRequiredValue(folder), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, string folder, CancellationToken cancellationToken)
    {
        var pages = new NewsPages(new SyntheticNews(folder, Seed));
        var (running, first) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            await using var bed = await TestBed.StartAsync(inMemory: true, cancellationToken);
            await bed.ProvisionAsync(cancellationToken);
            await bed.Inbox.UploadAsync("first.html", new MemoryStream(pages.Page(round)), cancellationToken);
            var watch = Stopwatch.StartNew();
            await using var host = await bed.StartHostAsync(cancellationToken);
            var started = watch.Elapsed;
            while (await bed.CountEventsAsync(cancellationToken) == 0)
            {
                await Task.Delay(PollingInterval, cancellationToken);
            }

            if (round > 0)
            {
                running.Add(started.TotalSeconds);
                first.Add(watch.Elapsed.TotalSeconds);
            }
        }

        var table = new Table().AddColumns("from the start of the process", "p50", "fastest", "slowest");
        table.AddRow("until it says that it runs", Text(Percentiles.Of(running, 0.5)), Text(running.Min()), Text(running.Max()));
        table.AddRow("until the first article's event is there", Text(Percentiles.Of(first, 0.5)), Text(first.Min()), Text(first.Max()));
        AnsiConsole.Write(table);
        return 0;
    }

    private static string Text(double seconds) => seconds.ToString("0.00 s", CultureInfo.InvariantCulture);
}
