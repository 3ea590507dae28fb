using System.CommandLine;
using Pipeline.Articles.Contracts;
using Pipeline.Local.Api;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.Commands;

/// <summary><c>serve [--port N]</c>: the host until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Runs the pipeline until Ctrl-C.") { SettingOptions.ForPages() };
        command.SetAction((_, cancellationToken) => CommandRunner.RunAsync(RunAsync, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var configuration = LocalSettings.Load();
        var settings = ApiSettings.Read(configuration);
        await using var pipeline = await LocalPipeline.StartAsync(configuration, logToConsole: true, new ErrorLines(), cancellationToken);
        await using var api = await ApiServer.StartAsync(pipeline.Services, settings, cancellationToken);
        Console.WriteLine(
            $"Running. Drop files into the blob container '{StorageNames.Inbox}', or run 'ingest' beside this. Ctrl-C stops.");
        if (api.Moved is { } moved)
        {
            Console.Error.WriteLine(moved);
        }

        Console.WriteLine($"Pages: {api.Address} (for programs: {api.Address}api/openapi.json).");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Console.WriteLine("Stopping.");
        }

        return ExitCodes.Success;
    }
}
