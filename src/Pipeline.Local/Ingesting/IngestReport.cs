using Pipeline.Local.Commands.Output;
using Spectre.Console;

namespace Pipeline.Local.Ingesting;

/// <summary>Prints the outcomes of an ingest run.</summary>
internal sealed class IngestReport(IAnsiConsole console)
{
    // In a narrower terminal the seven columns would be unreadable, so the details of an article are in one cell.
    private const int NarrowestWide = 120;

    private const int StateWidth = 10;
    private const int SentimentWidth = 9;
    private const int LanguageWidth = 8;
    private const int TimeWidth = 8;

    /// <summary>One object a line.</summary>
    public static void PrintJson(IEnumerable<IngestOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            Console.WriteLine(CliJson.Serialize(outcome));
        }
    }

    /// <summary>One row per article, then a line with the counts.</summary>
    public void PrintTable(IReadOnlyList<IngestOutcome> outcomes)
    {
        console.Write(console.Profile.Width < NarrowestWide ? Narrow(outcomes) : Wide(outcomes));
        var counts = outcomes.GroupBy(outcome => outcome.State).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}");
        console.WriteLine($"{outcomes.Count} {(outcomes.Count == 1 ? "article" : "articles")}: {string.Join(", ", counts)}.");
    }

    private Table Wide(IReadOnlyList<IngestOutcome> outcomes)
    {
        string[] titles = ["File", "Headline", "Language", "Sentiment", "Top entities", "State", "Time"];
        var free = console.Profile.Width - (3 * titles.Length) - 1 - StateWidth - SentimentWidth - LanguageWidth - TimeWidth;
        var file = Math.Min(free / 4, outcomes.Max(outcome => CellText.Width(Name(outcome))));
        var entities = Math.Min((free - file) * 2 / 5, 60);
        var headline = Math.Min(free - file - entities, 90);

        var table = new Table { Border = TableBorder.Rounded };
        int[] widths = [file, headline, LanguageWidth, SentimentWidth, entities, StateWidth, TimeWidth];
        foreach (var (title, width) in titles.Zip(widths))
        {
            table.AddColumn(new TableColumn(title) { Width = width, NoWrap = false });
        }

        table.Columns[^1].RightAligned();
        foreach (var outcome in outcomes)
        {
            table.AddRow(
                Plain(CellText.Fit(Name(outcome), file)),
                outcome.Reason is null ? Plain(CellText.Fit(outcome.Title ?? string.Empty, headline)) : Reason(outcome),
                Plain(outcome.Language ?? string.Empty),
                Plain(outcome.Sentiment ?? string.Empty),
                Plain(CellText.Fit(string.Join(", ", outcome.Entities.Select(entity => entity.Name)), entities)),
                State(outcome),
                Time(outcome));
        }

        return table;
    }

    private Table Narrow(IReadOnlyList<IngestOutcome> outcomes)
    {
        var width = console.Profile.Width - StateWidth - TimeWidth - 10;
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn("Article") { Width = width });
        table.AddColumn(new TableColumn("State") { Width = StateWidth });
        table.AddColumn(new TableColumn("Time") { Width = TimeWidth }.RightAligned());
        foreach (var outcome in outcomes)
        {
            var lines = new List<Text> { new(CellText.Fit(Name(outcome), width), new Style(decoration: Decoration.Bold)) };
            if (outcome.Reason is not null)
            {
                lines.Add(Reason(outcome));
            }
            else
            {
                lines.AddRange(
                    new[] { outcome.Title, Facts(outcome) }.OfType<string>().Where(line => line.Length > 0)
                    .Select(line => Plain(CellText.Fit(line, width))));
            }

            table.AddRow(new Rows(lines), State(outcome), Time(outcome));
        }

        return table;
    }

    private static string Name(IngestOutcome outcome) =>
        CellText.OneLine(outcome.Part is null ? outcome.Name : $"{outcome.Name} · {outcome.Part}");

    private static string Facts(IngestOutcome outcome) =>
        string.Join(
            " · ", new[] { outcome.Language, outcome.Sentiment, string.Join(", ", outcome.Entities.Select(entity => entity.Name)) }.Where(
            fact => !string.IsNullOrEmpty(fact)));

    private static Text Plain(string text) => new(text);

    private static Text Reason(IngestOutcome outcome) =>
        new(CellText.OneLine($"{outcome.Reason!.Code}: {outcome.Reason.Message}"), new Style(Color.Yellow));

    private static Text State(IngestOutcome outcome) => outcome.State switch
    {
        IngestState.Published => new Text("published", new Style(Color.Green)),
        IngestState.Rejected => new Text("rejected", new Style(Color.Yellow)),
        IngestState.Superseded => new Text("superseded"),
        IngestState.Embargoed => new Text("embargoed", new Style(Color.Yellow)),
        IngestState.Failed => new Text("failed", new Style(Color.Red)),
        _ => new Text("waiting", new Style(Color.Red)),
    };

    private static Text Time(IngestOutcome outcome) => new(outcome switch
    {
        { State: IngestState.Unfinished } => string.Empty,
        { Unchanged: true } => "already",
        _ => $"{outcome.Seconds:0.00} s",
    });
}
