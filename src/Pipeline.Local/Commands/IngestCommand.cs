using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Hosting;
using Pipeline.Local.Ingesting;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>ingest PATH... [--json]</c>: the whole way, once, for some files.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var paths = PathArguments.Files();
        var json = PathArguments.Json();
        var command = new Command("ingest", "Takes files through every stage, and ends when each is published or rejected with a reason.") { paths, json };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            token => RunAsync(InputFile.Find(arguments.GetRequiredValue(paths)), arguments.GetValue(json), token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<InputFile> files, bool json, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            throw new InvalidOperationException("There are no files below these paths.");
        }

        var configuration = LocalSettings.Load();
        await using var pipeline = await LocalPipeline.StartAsync(configuration, logToConsole: false, new ErrorLines(), cancellationToken);
        var ingestion = ActivatorUtilities.CreateInstance<Ingestion>(pipeline.Services);
        var outcomes = await FollowAsync(ingestion, files, cancellationToken);
        if (json)
        {
            IngestReport.PrintJson(outcomes);
        }
        else
        {
            new IngestReport(CommandRunner.CreateConsole(Console.Out)).PrintTable(outcomes);
        }

        if (outcomes.All(outcome => outcome.State is IngestState.Published or IngestState.Rejected))
        {
            return ExitCodes.Success;
        }

        await Console.Error.WriteLineAsync($"Not everything got through. The host's log: {HostLog.FolderIn(configuration[LocalSettings.DataFolder]!)}");
        return ExitCodes.Failure;
    }

    /// <summary>Shows a bar a stage on standard error, so that standard output holds the result alone.</summary>
    private static Task<IReadOnlyList<IngestOutcome>> FollowAsync(Ingestion ingestion, IReadOnlyList<InputFile> files, CancellationToken cancellationToken) =>
        CommandRunner.CreateConsole(Console.Error).Progress()
            .AutoRefresh(!Console.IsErrorRedirected)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask[] bars = [Bar("dropped"), Bar("cleaned"), Bar("enriched"), Bar("published")];
                return await ingestion.RunAsync(
                    files,
                    progress =>
                    {
                        int[] values = [progress.Dropped, progress.Cleaned, progress.Enriched, progress.Published];
                        foreach (var (bar, value) in bars.Zip(values))
                        {
                            bar.MaxValue = progress.Total;
                            bar.Value = value;
                        }
                    },
                    cancellationToken);

                ProgressTask Bar(string stage) => context.AddTask(stage, maxValue: files.Count);
            });
}
