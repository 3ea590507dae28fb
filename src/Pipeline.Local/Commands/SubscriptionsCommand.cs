using System.CommandLine;
using Articles.Extraction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Offline;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>subscriptions list|test</c>: which subscription gets which articles, and why. Works offline.</summary>
internal static class SubscriptionsCommand
{
    public static Command Create() => new("subscriptions", "Shows which subscriptions get which articles. Works offline.")
    {
        CreateList(),
        CreateTest(),
    };

    private static Command CreateList()
    {
        var json = PathArguments.Json();
        var command = new Command("list", "Lists the subscriptions of the file and the settings, as the pipeline reads them.") { json };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            _ =>
            {
                using var services = OfflineServices.Build();
                var lines = Load(services).Select(subscription => new SubscriptionLine(
                    subscription.Name, subscription.Queue, subscription.Webhook?.Address, subscription.Duplicates.ToString()
                        .ToLowerInvariant(), subscription.Filter.ToString() ?? string.Empty)).ToList();
                Print(lines, arguments.GetValue(json));
                return Task.FromResult(ExitCodes.Success);
            },
            cancellationToken));
        return command;
    }

    private static Command CreateTest()
    {
        var paths = PathArguments.Files();
        var json = PathArguments.Json();
        var command =
            new Command("test", "Shows which subscriptions would get the files' articles, and which condition decided.") { paths, json };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                using var services = OfflineServices.Build();
                Load(services);
                var run = new SubscriptionTestRun(
                    services.GetRequiredService<ArticleExtractor>(),
                    services.GetRequiredService<CleanerVersion>(),
                    services.GetRequiredService<ArticleAnalyzer>(),
                    services.GetRequiredService<ISubscriptions>(),
                    services.GetRequiredService<TimeProvider>());
                var report = new SubscriptionReport(Terminal.Output());
                foreach (var file in InputFile.Find(arguments.GetRequiredValue(paths)))
                {
                    foreach (var test in await run.RunAsync(file, token))
                    {
                        if (arguments.GetValue(json))
                        {
                            Console.Out.WriteLine(CliJson.Serialize(test));
                        }
                        else
                        {
                            report.Write(test);
                        }
                    }
                }

                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    /// <summary>The subscriptions; errors in them end the command.</summary>
    private static IReadOnlyList<Subscription> Load(ServiceProvider services)
    {
        _ = services.GetRequiredService<IOptions<PublishingOptions>>().Value;
        return services.GetRequiredService<ISubscriptions>().Current;
    }

    private static void Print(List<SubscriptionLine> lines, bool asJson)
    {
        if (asJson)
        {
            lines.ForEach(line => Console.Out.WriteLine(CliJson.Serialize(line)));
            return;
        }

        var table = new Table().AddColumns("Name", "Queue or webhook", "Duplicates", "Filter");
        lines.ForEach(
            line => table.AddRow(
            Cell(line.Name), Cell(line.Queue ?? line.Webhook ?? string.Empty),
            Cell(line.Duplicates), Cell(line.Filter.Length == 0 ? "everything" : line.Filter)));
        Terminal.Output().Write(table);
    }

    private static Text Cell(string text) => new(CellText.OneLine(text));
}
