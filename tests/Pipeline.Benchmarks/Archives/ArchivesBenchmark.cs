using System.CommandLine;
using System.ComponentModel;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Articles.Extraction;
using Pipeline.Benchmarks.Cleaning;
using Spectre.Console;

namespace Pipeline.Benchmarks.Archives;

/// <summary>
/// Cleans a crawl archive and the same pages as loose files, in turns, and reads the archive alone: with this reader, with a bare gzip
/// stream that looks for records, and with warcio in Node where there is one. Compares the memory at ten times the pages.
/// </summary>
internal static class ArchivesBenchmark
{
    private const int Rounds = 3;
    private const int MemoryFactor = 10;
    private const double Megabyte = 1_000_000;

    public static Command Create()
    {
        var pages = new Option<int>("--pages") { DefaultValueFactory = _ => 20_000, Description = "Pages in the archive." };
        var samples = new Option<string>("--samples") { DefaultValueFactory = _ => "tests/articles", Description = "Pages to vary." };
        var command = new Command("archives", "Crawl archives beside loose files, a bare scan and warcio; memory.") { pages, samples };
        command.SetAction((arguments, cancellationToken) =>
            RunAsync(arguments.GetValue(pages), arguments.GetRequiredValue(samples), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int pages, string samples, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("article-archives-");
        try
        {
            var originals = Directory.GetFiles(samples, "*.html").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
            var loose = folder.CreateSubdirectory("loose").FullName;
            var archive = ArchiveFile.Write(Path.Combine(folder.FullName, "crawl.warc.gz"), originals, pages, loose);
            await MeasureSpeedAsync(archive, loose, cancellationToken);

            Directory.Delete(loose, recursive: true);
            var large = ArchiveFile.Write(Path.Combine(folder.FullName, "large.warc.gz"), originals, pages * MemoryFactor, folder: null);
            await MeasureMemoryAsync(archive, large, cancellationToken);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureSpeedAsync(ArchiveFile archive, string loose, CancellationToken cancellationToken)
    {
        List<MeasuredRun> archives = [], files = [];
        List<double> own = [], bare = [], warcio = [];
        for (var round = 0; round < Rounds; round++)
        {
            archives.Add(await CleanAsync(archive.Path, cancellationToken));
            files.Add(await CleanAsync(loose, cancellationToken));
            own.Add(Time(() => ReadPages(archive.Path)));
            bare.Add(Time(() => Scan(archive.Path)));
            if (await TryScanInNodeAsync(archive.Path, cancellationToken) is { } seconds)
            {
                warcio.Add(seconds);
            }
        }

        var table = new Table().AddColumns("", "seconds", "pages/s", "processor s");
        Add("clean, archive", archives.Select(run => run.Seconds), archives.Select(run => run.ProcessorSeconds));
        Add("clean, loose files", files.Select(run => run.Seconds), files.Select(run => run.ProcessorSeconds));
        Add("this reader alone, one thread", own, own);
        Add("gzip and a search for records, one thread", bare, bare);
        if (warcio.Count > 0)
        {
            Add("warcio in Node", warcio, []);
        }

        AnsiConsole.Write(table);
        var (all, parts) = (Median(archives.Select(run => run.ProcessorSeconds)), Median(files.Select(run => run.ProcessorSeconds)));
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{archive.Pages:N0} pages, {new FileInfo(archive.Path).Length / Megabyte:N0} MB, {Rounds} rounds, medians. Rate of loose files: "
            + $"{Median(files.Select(run => run.Seconds)) / Median(archives.Select(run => run.Seconds)):0.00} by the clock, "
            + $"{parts / all:0.00} by processor time. Share of reading: {Median(own) / all:P0} of the processor time."));

        void Add(string name, IEnumerable<double> seconds, IEnumerable<double> processor)
        {
            var median = Median(seconds);
            table.AddRow(
                name, Number(median, "0.0"), Number(archive.Pages / median, "N0"),
                processor.Any() ? Number(Median(processor), "0.0") : string.Empty);
        }
    }

    private static async Task MeasureMemoryAsync(ArchiveFile small, ArchiveFile large, CancellationToken cancellationToken)
    {
        var one = await CleanAsync(small.Path, cancellationToken);
        var many = await CleanAsync(large.Path, cancellationToken);
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Peak memory of clean: {one.PeakBytes / Megabyte:N0} MB at {small.Pages:N0} pages, {many.PeakBytes / Megabyte:N0} MB at "
            + $"{large.Pages:N0} ({large.Pages / many.Seconds:N0} pages a second)."));
    }

    private static Task<MeasuredRun> CleanAsync(string path, CancellationToken cancellationToken) =>
        MeasuredRun.OfAsync(
        "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "articles.dll"), "clean", path], keepsOutput: false, cancellationToken);

    private static void ReadPages(string path)
    {
        using var content = File.OpenRead(path);
        using var archive = WebArchive.Open(content)!;
        while (archive.Read() is not null)
        {
        }
    }

    private static void Scan(string path)
    {
        using var content = File.OpenRead(path);
        using var gzip = new GZipStream(content, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        var records = 0;
        for (int read; (read = gzip.Read(buffer)) > 0;)
        {
            for (var rest = buffer.AsSpan(0, read); rest.IndexOf("WARC/1."u8) is var found and >= 0; rest = rest[(found + 1)..])
            {
                records++;
            }
        }

        GC.KeepAlive(records);
    }

    private static async Task<double?> TryScanInNodeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var folder = await NodePeers.InstallAsync("archive-peers", cancellationToken);
            var run = await MeasuredRun.OfAsync("node", [Path.Combine(folder, "scan.mjs"), path], keepsOutput: true, cancellationToken);
            return JsonDocument.Parse(run.Output).RootElement.GetProperty("seconds").GetDouble();
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Without warcio: {exception.Message}");
            return null;
        }
    }

    private static double Time(Action action) => Timing.Of(action).TotalSeconds;

    private static double Median(IEnumerable<double> values) => Percentiles.Of(values, 0.5);

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
