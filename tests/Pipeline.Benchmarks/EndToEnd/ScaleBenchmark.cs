using System.CommandLine;
using Pipeline.Benchmarks.Search;
using Spectre.Console;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>
/// What an article costs as the pipeline fills: at each size the next five batches are timed, and the median one stands, beside the plain
/// program on the same storage, and the host's memory is read.
/// </summary>
internal static class ScaleBenchmark
{
    private const int Seed = 20_261_129;
    private const int WarmUp = 50;
    private const int Rounds = 5;
    private const int FilledAtOnce = 1000;

    // A batch is found by listing all that is there: against many thousand files, a small one would measure little else.
    private const int TimedShare = 40;
    private const double Megabyte = 1e6;

    public static Command Create()
    {
        var sizes = new Option<int[]>("--articles")
        {
            DefaultValueFactory = _ =>
        [1000, 10_000, 50_000],
            AllowMultipleArgumentsPerToken = true,
            Description = "The sizes, ascending."
        };
        var batch =
            new Option<int>("--batch") { DefaultValueFactory = _ => 500, Description = "How many articles are timed at a time, at least." };
        var folder = SyntheticNews.VocabularyOption();
        var disk = new Option<bool>("--disk")
        {
            Description =
                    "Has the storage emulator keep its data on disk, as a user's does: it writes all of it anew every few seconds."
        };
        var plot = new Option<FileInfo?>("--plot") { Description = "Takes a log-log plot, SVG." };
        var command = new Command("scale", "Time an article and memory as the pipeline fills.") { sizes, batch, folder, disk, plot };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            [.. arguments.GetRequiredValue(sizes).Order()], arguments.GetRequiredValue(batch), arguments.GetRequiredValue(folder),
            arguments.GetValue(disk), arguments.GetValue(plot), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<int> sizes, int batch, string folder, bool onDisk, FileInfo? plot, CancellationToken cancellationToken)
    {
        var pages = new NewsPages(new SyntheticNews(folder, Seed));
        await using var bed = await TestBed.StartAsync(inMemory: !onDisk, cancellationToken);
        await using var host = await bed.StartHostAsync(cancellationToken);
        await LoadRun.RunAsync(bed, host, pages, 0, WarmUp, cancellationToken);
        var plain = new FloorProgram(bed, pages);
        var (done, points) = (WarmUp, new List<ScalePoint>());
        foreach (var size in sizes)
        {
            while (done < size)
            {
                var count = Math.Min(FilledAtOnce, size - done);
                await LoadRun.FillAsync(bed, pages, done, count, cancellationToken);
                await bed.Subscriber.ClearMessagesAsync(cancellationToken);
                done += count;
                await Console.Error.WriteLineAsync(FormattableString.Invariant($"{done:N0} articles, {host.PeakMemory / Megabyte:0} MB"));
            }

            var loads = new List<LoadResult>();
            var timed = Math.Max(batch, size / TimedShare);
            for (var round = 0; round < Rounds; round++)
            {
                loads.Add(await LoadRun.RunAsync(bed, host, pages, done, timed, cancellationToken));
                await bed.Subscriber.ClearMessagesAsync(cancellationToken);
                done += timed;
            }

            var load = loads.OrderBy(result => result.Time).ElementAt(Rounds / 2) with { PeakMemory = host.PeakMemory };
            await host.FreezeAsync(cancellationToken);
            var floor = await plain.RunAsync(load.Operations, cancellationToken);
            await host.ThawAsync(cancellationToken);
            points.Add(new ScalePoint(size, load, floor));
        }

        AnsiConsole.Write(Report(points));
        AnsiConsole.Write(Kinds(points));
        if (plot is not null)
        {
            await File.WriteAllTextAsync(plot.FullName, Plot(points).ToSvg(), cancellationToken);
        }

        return 0;
    }

    private static Table Report(IReadOnlyList<ScalePoint> points)
    {
        var table = new Table()
            .AddColumns(
            "articles there", "ms an article", "plain program", "share", "host's processor, ms", "storage's", "operations", "latency p50",
            "peak memory, MB");
        foreach (var (size, load, floor) in points)
        {
            table.AddRow(
                FormattableString.Invariant($"{size:N0}"),
                FormattableString.Invariant($"{load.Time.TotalMilliseconds / load.Articles:0.0}"),
                FormattableString.Invariant($"{floor.Time.TotalMilliseconds / load.Articles:0.0}"),
                FormattableString.Invariant($"{floor.Time / load.Time:0.00}"),
                FormattableString.Invariant($"{load.HostProcessorTime.TotalMilliseconds / load.Articles:0.0}"),
                FormattableString.Invariant($"{load.StorageProcessorTime.TotalMilliseconds / load.Articles:0.0}"),
                FormattableString.Invariant($"{(double)load.Operations.Values.Sum() / load.Articles:0.0}"),
                FormattableString.Invariant($"{Percentiles.Of(load.Latencies, 0.5):0.0} s"),
                FormattableString.Invariant($"{load.PeakMemory / Megabyte:0}"));
        }

        return table;
    }

    /// <summary>Which operations an article takes at each size: what grows with it shows.</summary>
    private static Table Kinds(IReadOnlyList<ScalePoint> points)
    {
        var table = new Table().AddColumn("operations an article");
        foreach (var point in points)
        {
            table.AddColumn(FormattableString.Invariant($"{point.Size:N0}"));
        }

        var kinds = points.SelectMany(point => point.Load.Operations.Keys).Distinct();
        foreach (var kind in kinds.OrderBy(kind => kind.Kind).ThenBy(kind => kind.Place, StringComparer.Ordinal))
        {
            table.AddRow(
                [$"{kind.Kind} {kind.Place}", .. points.Select(point => FormattableString.Invariant(
                    $"{(double)point.Load.Operations.GetValueOrDefault(kind) / point.Load.Articles:0.000}"))]);
        }

        return table;
    }

    private static LogLogPlot Plot(IReadOnlyList<ScalePoint> points) => new(
        "Cost of an article as the pipeline fills",
        "articles in the pipeline",
        [
            new PlotLine(
                "pipeline, ms an article",
                [.. points.Select(point => ((double)point.Size, point.Load.Time.TotalMilliseconds / point.Load.Articles))]),
            new PlotLine(
                "plain program, ms an article",
                [.. points.Select(point => ((double)point.Size, point.Floor.Time.TotalMilliseconds / point.Load.Articles))]),
            new PlotLine(
                "host's processor, ms an article",
                [.. points.Select(point => ((double)point.Size, point.Load.HostProcessorTime.TotalMilliseconds / point.Load.Articles))]),
            new PlotLine("host's peak memory, MB", [.. points.Select(point => ((double)point.Size, point.Load.PeakMemory / Megabyte))]),
        ]);
}
