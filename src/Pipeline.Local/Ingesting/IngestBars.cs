using Spectre.Console;

namespace Pipeline.Local.Ingesting;

/// <summary>Shows an ingest run on a terminal: a bar per stage, and sentences above them. Without a terminal, only the sentences.</summary>
internal sealed class IngestBars(IAnsiConsole console)
{
    private readonly ProgressColumn[] _columns =
        [new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new CountColumn(), new ElapsedTimeColumn()];

    /// <summary>Shows the bars while <paramref name="work"/> runs.</summary>
    /// <param name="work">Gets the reporters for sentences and counts.</param>
    /// <param name="total">The number of files.</param>
    /// <param name="isTerminal">Whether bars can be drawn.</param>
    public Task<T> ShowAsync<T>(Func<IProgress<string>, Action<IngestProgress>, Task<T>> work, int total, bool isTerminal)
    {
        var lines = new ConsoleLines(console);
        return isTerminal
            ? console.Progress().Columns(_columns).StartAsync(context => RunAsync(context, work, lines, total))
            : work(lines, _ => { });
    }

    private static async Task<T> RunAsync<T>(
        ProgressContext context, Func<IProgress<string>, Action<IngestProgress>, Task<T>> work, ConsoleLines lines, int total)
    {
        var starting = context.AddTask("starting").IsIndeterminate();
        var bars = Array.ConvertAll(
            ["dropped", "cleaned", "enriched", "published"], stage =>
            CountColumn.Counts(context.AddTask(stage, autoStart: false, maxValue: total)));
        ProgressTask? archives = null;
        return await work(lines, Update);

        void Update(IngestProgress progress)
        {
            starting.IsIndeterminate(false).Value(starting.MaxValue).StopTask();
            int[] values = [progress.Dropped, progress.Cleaned, progress.Enriched, progress.Published];
            foreach (var (bar, value) in bars.Zip(values))
            {
                if (!bar.IsStarted)
                {
                    bar.StartTask();
                }

                bar.MaxValue = progress.Total;
                bar.Value = value;
            }

            if (progress.Archives is { Length: > 0 } reading)
            {
                archives ??= context.AddTask("archives");
                archives.Description = $"archives, {reading.Records:N0} records";
                (archives.MaxValue, archives.Value) = (reading.Length, reading.BytesRead);
            }
            else if (archives is { IsFinished: false })
            {
                archives.Value = archives.MaxValue;
                archives.StopTask();
            }
        }
    }

    /// <summary>Writes sentences at once and in order; above the bars while there are any.</summary>
    private sealed class ConsoleLines(IAnsiConsole console) : IProgress<string>
    {
        public void Report(string value) => console.WriteLine(value);
    }
}
