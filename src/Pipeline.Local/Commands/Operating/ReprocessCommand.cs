using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Reprocessing;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.Commands.Operating;

/// <summary>
/// <c>reprocess [--stale] [--failed] [--lost] [--since TIME] [--name GLOB] [--dry-run]</c>: reprocesses articles; a running pipeline does
/// the work.
/// </summary>
internal static class ReprocessCommand
{
    private const int MaxArticles = 100_000;

    public static Command Create()
    {
        var stale = new Option<bool>("--stale") { Description = "Articles made by an older version of a stage or of the index." };
        var lost = new Option<bool>("--lost") { Description = "Files without a row in the ledger, and rows without a document." };
        var failed = new Option<bool>("--failed") { Description = "Articles that a stage failed on, however often." };
        var since = new Option<DateTimeOffset?>("--since")
        {
            Description =
                "Only articles cleaned at this time or later (2026-11-24, 2026-11-24T08:00Z; UTC by default). Without other options: also "
                + "current ones.",
            HelpName = "TIME",
            CustomParser = PointInTime.From("--since", TimeProvider.System),
        };
        var name = new Option<string?>("--name")
        { Description = "Only files of this name; * and ? as in shells. Without other options: also current ones.", HelpName = "GLOB" };
        var limit = new Option<int?>("--limit")
        {
            Description = "Maximum number of articles, instead of Reprocessing__MaxArticles.",
            CustomParser = result => WholeNumber.From("--limit", MaxArticles)(result),
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be done, and what it cost last time." };
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command(
            "reprocess", "Reprocesses articles, as the schedule does, or the selected ones.") { stale, failed, lost, since, name,
            limit, dryRun, json };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var selection = new ReprocessingSelection
                {
                    Causes = (arguments.GetValue(stale) ? ReprocessingCause.Stale : ReprocessingCause.None)
                        | (arguments.GetValue(failed) ? ReprocessingCause.Failed : ReprocessingCause.None)
                        | (arguments.GetValue(lost) ? ReprocessingCause.Lost : ReprocessingCause.None),
                    Since = arguments.GetValue(since),
                    Name = arguments.GetValue(name),
                    Limit = arguments.GetValue(limit),
                    DryRun = arguments.GetValue(dryRun),
                };
                var report = await services.GetRequiredService<ReprocessingStep>().RunAsync(selection, token);
                if (arguments.GetValue(json))
                {
                    Console.WriteLine(CliJson.Serialize(report));
                }
                else
                {
                    Print(Terminal.Output(), report);
                }

                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Print(IAnsiConsole console, ReprocessingReport report)
    {
        if (report.DryRun && report.Articles.Count > 0)
        {
            var table = new Table { Border = TableBorder.Rounded }.AddColumns("File", "Why", "From");
            foreach (var article in report.Articles)
            {
                table.AddRow(
                    new Text(CellText.OneLine(article.Name)), new Text(article.Cause.ToString()), new Text(article.From.ToString()));
            }

            console.Write(table);
        }

        var causes = new (string Name, int Count)[]
        {
            ("failed", report.Failed), ("stuck", report.Stuck), ("never seen", report.Unseen), ("stale", report.Stale),
            ("removed", report.Removed),
            ("lost", report.Lost), ("wrong in the index", report.Misindexed), ("requested", report.Asked),
        };
        var why = string.Join(", ", causes.Where(cause => cause.Count > 0).Select(cause => $"{cause.Count:N0} {cause.Name}"));
        console.WriteLine(
            $"{report.Sent:N0} {(report.Sent == 1 ? "article" : "articles")} "
                + $"{(report.DryRun ? "would be reprocessed" : "sent to be reprocessed")}"
            + (why.Length > 0 ? $" ({why})" : string.Empty)
            + (report.SpreadOver > TimeSpan.Zero
                ? $", the last within {Math.Ceiling(report.SpreadOver.TotalMinutes):N0} min"
                : string.Empty)
            + $". Their enrichment was billed {report.TextRecords:N0} text records last time."
            + report switch
            {
                { Overtaken: true } => " Another run is in progress and continues.",
                { HasMore: true } => " There is more to do: run it again, or raise --limit.",
                _ => string.Empty,
            }
            + (report.Held > 0
                ? $" {report.Held:N0} files are missing from the inbox, too many at once: their removals are held, see 'removals list'."
                : string.Empty));
    }
}
