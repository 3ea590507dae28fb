using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Pipeline.Articles.Reading.Processes;
using Spectre.Console;

namespace Pipeline.Benchmarks.Reading;

/// <summary>
/// Reading PDF in processes of its own, beside reading it in this one: the first file after the start, a small file after that, and a
/// folder on all cores. Each round is a new process, the two ways in turn.
/// </summary>
internal static class ReadersBenchmark
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds")
        {
            DefaultValueFactory = _ => 7,
            Description = "How many processes of each kind; the first, which reads the program from disk, does not count.",
        };
        var files = new Option<int>("--files") { DefaultValueFactory = _ => 60, Description = "Files in the folder." };
        var pages = new Option<int>("--pages") { DefaultValueFactory = _ => 4, Description = "Pages of each." };
        var once = new Option<string>("--once") { Hidden = true };
        var from = new Option<string>("--from") { Hidden = true };
        var command = new Command("readers", "PDF in processes of its own, beside in this one.") { rounds, files, pages, once, from };
        command.SetAction((arguments, cancellationToken) =>
        {
            if (arguments.GetValue(once) is { } way)
            {
                return Task.FromResult(ReadersRun.Run(arguments.GetValue(from)!, way == nameof(ReadersRun.Result.Isolated)));
            }

            var folder = new PdfFolder(arguments.GetValue(files), arguments.GetValue(pages));
            return RunAsync(folder, arguments.GetValue(rounds), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(PdfFolder folder, int rounds, CancellationToken cancellationToken)
    {
        var results = new List<ReadersRun.Result>();
        var path = Directory.CreateTempSubdirectory("pipeline-readers-").FullName;
        try
        {
            folder.WriteTo(path);
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var way in new[] { nameof(ReadersRun.Result.InProcess), nameof(ReadersRun.Result.Isolated) })
                {
                    var result = await RunOnceAsync(path, way, cancellationToken);
                    if (round > 0)
                    {
                        results.Add(result);
                    }
                }
            }
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }

        var table = new Table().AddColumns("median of the rounds", "in this process", "in its own", "");
        Add(table, "first file, ms", results, result => result.First, (here, there) => $"+{there - here:0} ms");
        Add(table, "a file of one page after that, ms", results, result => result.Small, (here, there) => $"+{there - here:0.00} ms");
        Add(table, "folder, pages/s", results, result => folder.Pages / result.Folder, (here, there) => $"{there / here:0.00}");
        Add(table, "folder again, pages/s", results, result => folder.Pages / result.FolderAgain, (here, there) => $"{there / here:0.00}");
        Add(table, "folder, pages for each s of processor", results, result => folder.Pages / result.FolderProcessor,
            (here, there) => $"{there / here:0.00}");
        AnsiConsole.Write(table);
        return 0;
    }

    private static void Add(
        Table table, string what, List<ReadersRun.Result> results, Func<ReadersRun.Result, double> value, Func<double, double,
        FormattableString> compare)
    {
        double Median(bool isolated) => Percentiles.Of(results.Where(result => result.Isolated == isolated).Select(value), 0.5);
        var (here, there) = (Median(isolated: false), Median(isolated: true));
        table.AddRow(
            what, here.ToString("0.0", CultureInfo.InvariantCulture), there.ToString("0.0", CultureInfo.InvariantCulture),
            FormattableString.Invariant(compare(here, there)));
    }

    private static async Task<ReadersRun.Result> RunOnceAsync(string path, string way, CancellationToken cancellationToken)
    {
        // The same program again, but for its last argument.
        var self = new SameExecutable().Command;
        string[] arguments =
        [
            .. self.Arguments.SkipLast(1), "readers", "--once", way, "--from", path,
        ];
        var start = new ProcessStartInfo(self.FileName, arguments) { RedirectStandardOutput = true };

        // As in the host and in a reader process.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return ReadersRun.Result.Parse(output);
    }
}
