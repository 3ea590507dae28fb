using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles;
using Pipeline.Articles.Operations.Api;
using Pipeline.Local.Api;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.Commands;

/// <summary><c>serve</c>: the host until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Runs the pipeline until Ctrl-C.");
        command.SetAction((_, cancellationToken) => CommandRunner.RunAsync(RunAsync, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var configuration = LocalSettings.Load();
        await using var pipeline = await LocalPipeline.StartAsync(configuration, logToConsole: true, new ErrorLines(), cancellationToken);
        await using var api = await ApiServer.StartAsync(pipeline.Services.GetRequiredService<OperatorApi>(), LocalSettings.ReadApiPort(configuration), cancellationToken);
        Console.WriteLine($"Running. Drop files into the blob container '{StorageNames.Inbox}', or run 'ingest' beside this. Ctrl-C stops.");
        Console.WriteLine($"Operate it at {api.Address}status (described by {api.Address}openapi.json), or with 'status' beside this.");
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
