using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Removals;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>removals list|confirm</c>: files that were found gone, too many at once to be meant.</summary>
internal static class RemovalsCommand
{
    public static Command Create() =>
        new("removals", "Deals with files that were found gone from the inbox, too many at once to be meant.") { List(), Confirm() };

    private static Command List()
    {
        var json = PathArguments.Json();
        var command = new Command("list", "Lists the files whose removal is held.") { json };
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
            Description = "How many are held, as 'removals list' and 'status' say: with another number nothing is done.",
            CustomParser = WholeNumber.From("COUNT"),
        };
        var command = new Command("confirm", "Withdraws what was made of all files whose removal is held.") { count };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var withdrawn = await services.GetRequiredService<HeldRemovalOperations>()
                    .ConfirmAsync(arguments.GetRequiredValue(count), token);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"What was made of {withdrawn:N0} {(withdrawn == 1 ? "file" : "files")} is withdrawn; a running pipeline does it."));
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

        var table = new Table { Border = TableBorder.Rounded }.AddColumns("File", "Found gone");
        foreach (var removal in removals)
        {
            table.AddRow(new Text(CellText.OneLine(removal.Name)), new Text($"{removal.HeldAt.UtcDateTime:yyyy-MM-dd HH:mm}Z"));
        }

        console.Write(table);
        console.WriteLine(RemovalNotice.Of(removals.Count, removals.Min(removal => removal.HeldAt)));
    }
}
