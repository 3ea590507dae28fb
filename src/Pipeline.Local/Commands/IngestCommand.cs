using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Api;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Pipeline.Local.Ingesting;

namespace Pipeline.Local.Commands;

/// <summary>
/// <c>ingest PATH... [--open [--port N]] [--json]</c>: runs files through the whole pipeline once. Progress goes to standard error, so that
/// standard output has only the result.
/// </summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var paths = PathArguments.Files();
        var json = PathArguments.Json();
        var open = new Option<bool>("--open") { Description = "Opens the pages in the browser, and serves them until Ctrl-C." };
        var command = new Command(
            "ingest", "Runs files through the whole pipeline, and ends when each is published, embargoed or rejected with a reason.")
        { paths, open, json, SettingOptions.ForPages() };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            token => RunAsync(InputFile.Find(arguments.GetRequiredValue(paths)), arguments.GetValue(open), arguments.GetValue(json), token),
            cancellationToken,
            "Stopped. The dropped files stay in the inbox, and processing continues at the next start."));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<InputFile> files, bool open, bool json, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            throw new UsageException("There are no files below these paths.");
        }

        var configuration = LocalSettings.Load();
        var settings = ApiSettings.Read(configuration);
        LocalPipeline? pipeline = null;
        ApiServer? server = null;
        try
        {
            var bars = new IngestBars(Terminal.Errors());
            var outcomes = await bars.ShowAsync(
                async (lines, progress) =>
                {
                    pipeline = await LocalPipeline.StartAsync(configuration, logToConsole: false, lines, cancellationToken);
                    if (open)
                    {
                        server = await ApiServer.StartAsync(pipeline.Services, settings, cancellationToken);
                        if (server.Moved is { } moved)
                        {
                            lines.Report(moved);
                        }

                        lines.Report($"Pages: {server.Address}");
                        BrowserWindow.TryOpen(server.Address);
                    }

                    return await ActivatorUtilities.CreateInstance<Ingestion>(pipeline.Services)
                        .RunAsync(files, progress, cancellationToken);
                },
                files.Count,
                isTerminal: !Console.IsErrorRedirected);
            var exitCode = Report(outcomes, json, configuration[LocalSettings.DataFolder]!);
            if (server is not null)
            {
                Console.Error.WriteLine($"The pages stay at {server.Address} until Ctrl-C.");
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return exitCode;
        }
        finally
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }

            if (pipeline is not null)
            {
                await pipeline.DisposeAsync();
            }
        }
    }

    private static int Report(IReadOnlyList<IngestOutcome> outcomes, bool json, string dataFolder)
    {
        if (json)
        {
            IngestReport.PrintJson(outcomes);
        }
        else
        {
            new IngestReport(Terminal.Output()).PrintTable(outcomes);
        }

        if (outcomes.All(outcome => outcome.State is not (IngestState.Failed or IngestState.Unfinished)))
        {
            return ExitCodes.Success;
        }

        Console.Error.WriteLine($"Some files failed. The host's log: {HostLog.FolderIn(dataFolder)}");
        return ExitCodes.Failure;
    }
}
