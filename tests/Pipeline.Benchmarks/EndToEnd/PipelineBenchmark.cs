using System.Globalization;
using System.CommandLine;
using Pipeline.Benchmarks.Search;
using Spectre.Console;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>The whole pipeline on the local host and the storage emulator: under load beside the limit, and at a trickle.</summary>
internal static class PipelineBenchmark
{
    private const int Seed = 20_261_128;
    private const int WarmUp = 50;
    private const double Megabyte = 1e6;

    public static Command Create()
    {
        var articles = new Option<int>("--articles") { DefaultValueFactory = _ => 1000, Description = "How many go through under load." };
        var trickle = new Option<int>("--trickle") { DefaultValueFactory = _ => 60, Description = "How many go through at one a second." };
        var folder = SyntheticNews.VocabularyOption();
        var command = new Command(
            "pipeline", "Articles through everything, beside a plain program that does the same storage operations.") { articles, trickle,
            folder };
        command.SetAction((arguments, cancellationToken) =>
            RunAsync(
                arguments.GetRequiredValue(articles), arguments.GetRequiredValue(trickle), arguments.GetRequiredValue(folder),
                cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int articles, int trickle, string folder, CancellationToken cancellationToken)
    {
        var pages = new NewsPages(new SyntheticNews(folder, Seed));
        await using var bed = await TestBed.StartAsync(inMemory: false, cancellationToken);
        LoadResult load;
        IReadOnlyList<double> alone;
        await using (var host = await bed.StartHostAsync(cancellationToken))
        {
            await LoadRun.RunAsync(bed, host, pages, 0, WarmUp, cancellationToken);
            await bed.Subscriber.ClearMessagesAsync(cancellationToken);
            alone = await TrickleRun.RunAsync(bed, pages, WarmUp, trickle, cancellationToken);
            load = await LoadRun.RunAsync(bed, host, pages, WarmUp + trickle, articles, cancellationToken);
        }

        var floor = await new FloorProgram(bed, pages).RunAsync(load.Operations, cancellationToken);
        AnsiConsole.Write(Summary(load, floor, alone));
        AnsiConsole.Write(Operations(load));
        return 0;
    }

    private static Table Summary(LoadResult load, FloorResult floor, IReadOnlyList<double> alone)
    {
        var table = new Table().AddColumns("", "pipeline", "plain program")
            .Title(FormattableString.Invariant($"{load.Articles:N0} articles of {load.PageBytes / 1000.0:0.0} KB"));
        table.AddRow(
            "articles/s", FormattableString.Invariant($"{load.Rate:0.0}"),
            FormattableString.Invariant($"{load.Articles / floor.Time.TotalSeconds:0.0}"));
        table.AddRow(
            "share of the plain program's", FormattableString.Invariant($"{floor.Time / load.Time:0.00}"),
            FormattableString.Invariant($"{floor.Concurrency} in flight"));
        table.AddRow("drop to delivery, one a second: p50, p95, p99", Spread(alone), string.Empty);
        table.AddRow("drop to delivery, under load: p50, p95, p99", Spread(load.Latencies), string.Empty);
        table.AddRow(
            "processor time an article",
            string.Create(
                CultureInfo.InvariantCulture,
                $"host {load.HostProcessorTime.TotalMilliseconds / load.Articles:0.0} ms, "
                + $"storage {load.StorageProcessorTime.TotalMilliseconds / load.Articles:0.0} ms"),
            string.Empty);
        table.AddRow("host's peak memory", FormattableString.Invariant($"{load.PeakMemory / Megabyte:0} MB"), string.Empty);
        return table;
    }

    private static Table Operations(LoadResult load)
    {
        var table = new Table().AddColumns("operation", "on", "an article").Title("Storage operations");
        table.Columns[2].RightAligned();
        foreach (var (operation, count) in load.Operations.OrderBy(operation => operation.Key.Kind)
            .ThenByDescending(operation => operation.Value))
        {
            table.AddRow(operation.Kind.ToString(), operation.Place, FormattableString.Invariant($"{(double)count / load.Articles:0.00}"));
        }

        table.AddRow("all", string.Empty, FormattableString.Invariant($"{(double)load.Operations.Values.Sum() / load.Articles:0.0}"));
        return table;
    }

    private static string Spread(IReadOnlyList<double> seconds) =>
        FormattableString.Invariant(
            $"{Percentiles.Of(seconds, 0.5):0.00} s, {Percentiles.Of(seconds, 0.95):0.00} s, {Percentiles.Of(seconds, 0.99):0.00} s");
}
