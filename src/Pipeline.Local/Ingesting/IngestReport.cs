using Pipeline.Local.Commands;
using Spectre.Console;

namespace Pipeline.Local.Ingesting;

/// <summary>Prints the outcomes of an ingest run.</summary>
internal static class IngestReport
{
    public static void PrintJson(IEnumerable<IngestOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            Console.WriteLine(CliJson.Serialize(outcome));
        }
    }

    public static void PrintTable(IReadOnlyList<IngestOutcome> outcomes)
    {
        var console = CommandRunner.CreateConsole(Console.Out);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("File", "Headline", "Language", "Sentiment", "Top entities", "State", "Time");
        table.Columns[6].RightAligned();
        foreach (var outcome in outcomes)
        {
            table.AddRow(
                Markup.Escape(Cut(outcome.Part is null ? outcome.File : $"{outcome.File} · {outcome.Part}", 48)),
                Markup.Escape(Cut(outcome.Title ?? string.Empty, 60)),
                Markup.Escape(outcome.Language ?? string.Empty),
                Markup.Escape(outcome.Sentiment ?? string.Empty),
                Markup.Escape(string.Join(", ", outcome.Entities)),
                State(outcome),
                $"{outcome.Seconds:0.0} s");
        }

        console.Write(table);
        var counts = outcomes.GroupBy(outcome => outcome.State).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}");
        console.WriteLine($"{outcomes.Count} articles: {string.Join(", ", counts)}.");
    }

    private static string State(IngestOutcome outcome) => outcome.State switch
    {
        IngestState.Published => "[green]published[/]",
        IngestState.Rejected => $"[yellow]rejected[/]: {Reason(outcome)}",
        IngestState.Failed => $"[red]failed[/]: {Reason(outcome)}",
        _ => "[red]unfinished[/]",
    };

    private static string Reason(IngestOutcome outcome) =>
        outcome.Reason is { } reason ? Markup.Escape($"{reason.Code}: {Cut(reason.Message, 120)}") : string.Empty;

    private static string Cut(string text, int length)
    {
        text = text.ReplaceLineEndings(" ");
        return text.Length <= length ? text : text[..(length - 1)].TrimEnd() + '…';
    }
}
