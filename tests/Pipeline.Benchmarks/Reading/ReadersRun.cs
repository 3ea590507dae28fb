using System.Diagnostics;
using System.Globalization;
using Articles.Extraction;
using Articles.Extraction.Formats;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Benchmarks.Reading;

/// <summary>One process's part of <see cref="ReadersBenchmark"/>: its figures go to standard output.</summary>
internal static class ReadersRun
{
    private const int SmallFiles = 200;
    private const int WarmUps = 40;

    public static int Run(string path, bool isWithProcesses)
    {
        var small = PdfFolder.ReadSmall(path);
        var files = PdfFolder.ReadAll(path);
        var options = Options.Create(new ReaderProcessOptions());
        using var processes = new ReaderProcesses(new SameExecutable(), options, TimeProvider.System, NullLogger<ReaderProcesses>.Instance);
        var reader = new ArticleReader(new ReadingOptions(), TimeProvider.System, isWithProcesses ? processes : null);

        var first = Time(() => Read(reader, small));
        var processor = ProcessorTime(processes);
        var whole = Time(() => ReadAll(reader, files));
        processor = ProcessorTime(processes) - processor;
        var again = Time(() => ReadAll(reader, files));
        var after = Enumerable.Range(0, WarmUps + SmallFiles).Select(_ => Time(() => Read(reader, small))).Skip(WarmUps).ToList();
        Console.WriteLine(
            new Result(
            isWithProcesses, first.TotalMilliseconds, Percentiles.Of(after.Select(time => time.TotalMilliseconds), 0.5),
            whole.TotalSeconds, again.TotalSeconds, processor.TotalSeconds).ToText());
        return 0;
    }

    private static void Read(ArticleReader reader, byte[] file) => reader.Read("a.pdf", file, CancellationToken.None);

    private static void ReadAll(ArticleReader reader, IReadOnlyList<byte[]> files) =>
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, file => Read(reader, file));

    private static TimeSpan ProcessorTime(ReaderProcesses processes)
    {
        using var self = Process.GetCurrentProcess();
        return processes.Ids.Aggregate(self.TotalProcessorTime, (time, id) =>
        {
            using var reader = Process.GetProcessById(id);
            return time + reader.TotalProcessorTime;
        });
    }

    private static TimeSpan Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started);
    }

    /// <param name="Isolated">Whether PDF was read in processes of its own.</param>
    /// <param name="First">The first file, in milliseconds.</param>
    /// <param name="Small">A file of one page, when all is warm, in milliseconds.</param>
    /// <param name="Folder">The folder, in seconds.</param>
    /// <param name="FolderAgain">The folder once more.</param>
    /// <param name="FolderProcessor">What the folder took of the processors, in seconds, in all processes.</param>
    internal sealed record Result(bool Isolated, double First, double Small, double Folder, double FolderAgain, double FolderProcessor)
    {
        /// <summary>The name of the other way.</summary>
        public const string InProcess = "InProcess";

        public static Result Parse(string text)
        {
            var fields = text.Trim().Split(' ');
            double Field(int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);
            return new Result(bool.Parse(fields[0]), Field(1), Field(2), Field(3), Field(4), Field(5));
        }

        public string ToText() => FormattableString.Invariant($"{Isolated} {First} {Small} {Folder} {FolderAgain} {FolderProcessor}");
    }
}
