using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Removals;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.Commands.Operating;

/// <summary><c>removals list|confirm</c>: missing files, too many at once, whose removal is held.</summary>
internal static class RemovalsCommand
{
    public static Command Create() =>
        new("removals", "Lists or confirms held removals: too many files were missing from the inbox at once.") { List(), Confirm() };

    private static Command List()
    {
        var json = PathArguments.Json();
        var command = new Command("list", "Lists the held removals.") { json };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var removals = await services.GetRequiredService<HeldRemovalOperations>().ListAsync(token);
                if (arguments.GetValue(json))
                {
                    foreach (var removal in removals)
                    {
                        Console.WriteLine(CliJson.Serialize(removal));
                    }
                }
                else
                {
                    Print(Terminal.Output(), removals);
                }

                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Confirm()
    {
        var count = new Argument<int>("COUNT")
        {
            Description = "The number of held removals, as 'removals list' and 'status' show it; with another number nothing is done.",
            CustomParser = WholeNumber.From("COUNT"),
        };
        var command = new Command("confirm", "Withdraws the articles of all held removals.") { count };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var withdrawn = await services.GetRequiredService<HeldRemovalOperations>()
                    .ConfirmAsync(arguments.GetRequiredValue(count), token);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The articles of {withdrawn:N0} {(withdrawn == 1 ? "file" : "files")} are withdrawn by a running pipeline."));
                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Print(IAnsiConsole console, IReadOnlyList<HeldRemoval> removals)
    {
        if (removals.Count == 0)
        {
            console.WriteLine("No removals are held.");
            return;
        }

        var table = new Table { Border = TableBorder.Rounded }.AddColumns("File", "Missing since");
        foreach (var removal in removals)
        {
            table.AddRow(new Text(CellText.OneLine(removal.Name)), new Text($"{removal.HeldAt.UtcDateTime:yyyy-MM-dd HH:mm}Z"));
        }

        console.Write(table);
        console.WriteLine(RemovalNotice.Of(removals.Count, removals.Min(removal => removal.HeldAt)));
    }
}
