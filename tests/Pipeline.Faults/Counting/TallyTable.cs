using System.Globalization;
using Spectre.Console;

namespace Pipeline.Faults.Counting;

/// <summary>Prints what a run came to.</summary>
internal sealed class TallyTable(IAnsiConsole console)
{
    private const int MaxFindings = 20;

    public void Print(string run, Tally tally, TimeSpan took)
    {
        var table = new Table();
        foreach (var column in (string[])[
            "run", "dropped", "published", "rejected", "withdrawn", "lost", "stray", "redelivered", "other ids", "poisoned", "time"])
        {
            table.AddColumn(new TableColumn(column) { Alignment = column == "run" ? Justify.Left : Justify.Right, NoWrap = true });
        }

        int[] counts =
            [tally.Dropped, tally.Published, tally.Rejected, tally.Withdrawn, tally.Lost, tally.Stray, tally.Redelivered, tally.OtherIds,
            tally.Poisoned];
        table.AddRow(
            [run, .. counts.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)),
            took.ToString("h\\:mm\\:ss", CultureInfo.InvariantCulture)]);
        console.Write(table);
        foreach (var finding in tally.Findings.Take(MaxFindings))
        {
            console.WriteLine(finding);
        }

        if (tally.Findings.Count > MaxFindings)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {tally.Findings.Count - MaxFindings} more."));
        }
    }
}
