using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Searching;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Pipeline.Search;
using Pipeline.Storage;
using Spectre.Console;

namespace Pipeline.Local.Commands.Operating;

/// <summary><c>index apply</c> and <c>index rebuild</c>: the definition and the contents of the search index.</summary>
internal static class IndexCommand
{
    private const string Stopped = "Stopped. Run the same command to continue.";

    public static Command Create() =>
        new("index", "Updates the search index's definition, or fills the index again.") { CreateApply(), CreateRebuild() };

    private static Command CreateApply()
    {
        var rebuild = new Option<bool>("--rebuild")
        {
            Description =
                    "If a change cannot be made in place: create a new index, fill it, and switch the alias to it."
        };
        var dropOld = new Option<bool>("--drop-old")
        { Description = "Remove all replaced indexes. Default: the last replaced one stays." };
        var command = new Command("apply", "Shows the differences in the index's definition, and updates it.") { rebuild, dropOld };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            token => RunAsync(
                async (services, console, bar) =>
                {
                    var plan = await services.GetRequiredService<ISearchIndexProvisioner>().PlanAsync(token);
                    IndexReport.Print(console, plan);
                    var maintenance = services.GetRequiredService<IndexMaintenance>();
                    var skipped = new SkippedDocuments();
                    var done = await bar.ShowAsync(report => maintenance.ApplyAsync(
                        plan,
                        arguments.GetValue(rebuild),
                        arguments.GetValue(dropOld),
                        progress =>
                        {
                            skipped.Take(progress);
                            report(progress);
                        },
                        token));
                    foreach (var sentence in done)
                    {
                        console.WriteLine(sentence);
                    }

                    return await skipped.ReportAsync();
                },
                token),
            cancellationToken,
            Stopped));
        return command;
    }

    private static Command CreateRebuild()
    {
        var restart = new Option<bool>("--restart") { Description = "Start from the beginning instead of resuming an interrupted run." };
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command("rebuild", "Fills the index from the enriched articles, and removes stale entries.") { restart, json };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            token => RunAsync(
                async (services, console, bar) =>
                {
                    var maintenance = services.GetRequiredService<IndexMaintenance>();
                    if (await maintenance.MoveDamagedAsync(token) is { } moved)
                    {
                        await Console.Error.WriteLineAsync(
                            $"The index was damaged. Its file was moved to {moved}, and a new one is being filled.");
                    }

                    var result = await bar.ShowAsync(report => maintenance.RebuildAsync(arguments.GetValue(restart), report, token));
                    if (arguments.GetValue(json))
                    {
                        Console.WriteLine(CliJson.Serialize(result));
                    }
                    else
                    {
                        console.WriteLine($"{result.Written:N0} articles written, {result.Removed:N0} stale entries removed.");
                    }

                    var skipped = new SkippedDocuments();
                    skipped.Take(result);
                    return await skipped.ReportAsync();
                },
                token),
            cancellationToken,
            Stopped));
        return command;
    }

    private static async Task<int> RunAsync(
        Func<IServiceProvider, IAnsiConsole, RebuildBar, Task<int>> work, CancellationToken cancellationToken)
    {
        await using var storage = await LocalStorage.StartAsync(LocalSettings.Load(), new ErrorLines(), cancellationToken);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddPipelineStorage(storage.Settings)
            .AddSearchIndex(storage.Settings)
            .AddSingleton<IndexRebuild>()
            .AddSingleton<IndexMaintenance>()
            .AddSingleton<IRebuildStates>(new RebuildStateFile(storage.Settings[LocalSettings.DataFolder]!))
            .BuildServiceProvider();
        if (storage.IsEmulator)
        {
            await services.GetRequiredService<StorageProvisioner>().EnsureCreatedAsync(cancellationToken);
        }

        return await work(services, Terminal.Output(), new RebuildBar(Terminal.Errors(), isTerminal: !Console.IsErrorRedirected));
    }
}
