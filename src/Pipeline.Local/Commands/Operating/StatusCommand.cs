using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Removals;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.Commands.Operating;

/// <summary><c>status [--json]</c>: the status of the account that the settings name; only an emulator is started.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command("status", "Counts the articles in each stage and the messages in each queue.") { json };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var status = await services.GetRequiredService<StatusReader>().ReadAsync(token);
                if (arguments.GetValue(json))
                {
                    Console.WriteLine(CliJson.Serialize(status));
                }
                else
                {
                    Print(Terminal.Output(), status);
                }

                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Print(IAnsiConsole console, PipelineStatus status)
    {
        var stages = new Table { Border = TableBorder.Rounded }.AddColumns("Stage", "Articles", "Oldest");
        stages.Columns[1].RightAligned();
        foreach (var stage in status.Stages)
        {
            stages.AddRow(stage.Stage.ToString(), Number(stage.Articles), Since(stage.OldestSince, status.At));
        }

        console.Write(stages);
        var queues = new Table { Border = TableBorder.Rounded }.AddColumns("Queue", "Messages", "Oldest");
        queues.Columns[1].RightAligned();
        foreach (var queue in status.Queues)
        {
            queues.AddRow(Markup.Escape(queue.Queue), Number(queue.Messages), Since(queue.OldestSentAt, status.At));
        }

        console.Write(queues);
        console.WriteLine(
            $"{Number(status.Articles)} rows; published: {Number(status.PublishedLastHour)} in the last hour, "
                + $"{Number(status.PublishedLastDay)} in the last day; "
            + $"{Number(status.Stale)} made by other versions; "
            + $"{Number(status.TextRecordsToday)} text records today.");
        foreach (var item in status.Attention)
        {
            console.WriteLine(CellText.OneLine($"Needs attention: {item.Name} ({item.Id}): {item.Reason?.Code}: {item.Reason?.Message}"));
        }

        if (status.NeedAttention > status.Attention.Count)
        {
            console.WriteLine($"{Number(status.NeedAttention - status.Attention.Count)} more need attention.");
        }

        if (status.HeldRemovals > 0)
        {
            console.WriteLine(RemovalNotice.Of(status.HeldRemovals, status.HeldRemovalsSince));
        }

        console.WriteLine(
            status.Poison == 0 ? "No poisoned messages." : $"{Number(status.Poison)} poisoned messages: see 'poison list'.");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Since(DateTimeOffset? time, DateTimeOffset now) => time is { } since ? Age.Format(now - since) : string.Empty;
}
