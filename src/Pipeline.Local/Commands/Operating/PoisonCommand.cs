using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Poison;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.Commands.Operating;

/// <summary><c>poison list|show|replay|discard</c>: messages that the runtime gave up.</summary>
internal static class PoisonCommand
{
    private static readonly string By = $"{Environment.UserName} on {Environment.MachineName}, by command";

    public static Command Create() => new("poison", "Lists, replays or discards messages that no stage could process.")
    {
        List(),
        Show(),
        Settle("replay", "Sends messages to their queues again, unchanged.", "replayed",
            (poison, ids, token) => poison.ReplayAsync(ids, By, token)),
        Settle(
            "discard", "Discards messages; keeps the record.", "discarded",
            (poison, ids, token) => poison.DiscardAsync(ids, By, token)),
    };

    private static Command List()
    {
        var all = new Option<bool>("--all") { Description = "Include replayed and discarded messages." };
        var json = PathArguments.Json();
        var command = new Command("list", "Lists poisoned messages, with the reasons.") { all, json };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var records = await services.GetRequiredService<PoisonedMessages>().ListAsync(!arguments.GetValue(all), token)
                    .ToListAsync(token);
                if (arguments.GetValue(json))
                {
                    records.ForEach(record => Console.WriteLine(CliJson.Serialize(record)));
                }
                else
                {
                    Print(Terminal.Output(), records);
                }

                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "The message's id, from 'poison list'." };
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command("show", "Shows one message, with its content.") { id, json };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var asked = arguments.GetRequiredValue(id);
                var record = await services.GetRequiredService<PoisonedMessages>().FindAsync(asked, token)
                    ?? throw new InvalidOperationException(
                        $"There is no poisoned message '{CellText.OneLine(asked)}'. List them with 'poison list --all'.");
                if (arguments.GetValue(json))
                {
                    Console.WriteLine(CliJson.Serialize(record));
                    return ExitCodes.Success;
                }

                Print(Terminal.Output(), [record]);
                Terminal.Output(redirectedWidth: int.MaxValue).WriteLine(CellText.OneLine(Readable(record.Message)));
                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static Command Settle(
        string name, string description, string done, Func<PoisonBatchOperations, IReadOnlyList<string>, CancellationToken,
        Task<PoisonOutcome>> settle)
    {
        var ids = new Argument<string[]>("ID") { Description = "Ids from 'poison list'.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All open messages." };
        var command = new Command(name, description) { ids, all };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(ids) is { Length: > 0 }))
            {
                result.AddError($"poison {name} takes ids, or --all.");
            }
        });
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var outcome = await settle(services.GetRequiredService<PoisonBatchOperations>(), arguments.GetValue(ids) ?? [], token);
                Console.WriteLine($"{outcome.Done.Count} {(outcome.Done.Count == 1 ? "message" : "messages")} {done}.");
                foreach (var error in outcome.Errors)
                {
                    await Console.Error.WriteLineAsync($"Error: {CellText.OneLine(error)}");
                }

                return outcome.Errors.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
            },
            cancellationToken));
        return command;
    }

    private static void Print(IAnsiConsole console, List<PoisonRecord> records)
    {
        if (records.Count == 0)
        {
            console.WriteLine("No poisoned messages.");
            return;
        }

        var table = new Table { Border = TableBorder.Rounded }.AddColumns("Id", "Queue", "Article", "Poisoned", "State", "Reason");
        foreach (var record in records)
        {
            table.AddRow(
                new Text(record.Id),
                new Text(record.Queue),
                new Text(CellText.Fit(record.Name ?? record.ArticleId?.ToString() ?? "?", 40)),
                new Text($"{record.PoisonedAt.UtcDateTime:yyyy-MM-dd HH:mm}Z"),
                new Text(CellText.OneLine(State(record))),
                new Text(CellText.OneLine(record.Reason)));
        }

        console.Write(table);
    }

    private static string State(PoisonRecord record) => record.SettledAt is not { } at
        ? record.State.ToString()
        : $"{record.State} {at.UtcDateTime:yyyy-MM-dd HH:mm}Z{(record.SettledBy is { } who ? $" by {who}" : string.Empty)}";

    private static string Readable(string message)
    {
        var bytes = new byte[message.Length];
        return Convert.TryFromBase64String(message, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : message;
    }
}
