using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Searching;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.Commands.Operating;

/// <summary><c>article show ID|NAME [--json]</c>: an article's whole history.</summary>
internal static class ArticleCommand
{
    public static Command Create()
    {
        var article = new Argument<string>("ID|NAME") { Description = "The article's id, or its file's name in the inbox." };
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var show = new Command("show", "Shows an article's history, stage by stage.") { article, json };
        show.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var asked = arguments.GetRequiredValue(article);
                if (await services.GetRequiredService<ArticleLookup>().FindAsync(asked, token) is not { } history)
                {
                    throw new InvalidOperationException(
                        ArticleId.TryParse(asked, out var id) && await IsGoneHitAsync(services, id, token)
                            ? OrphanedHits.Notice
                            : $"No article has the id or file name '{CellText.OneLine(asked)}'.");
                }

                if (arguments.GetValue(json))
                {
                    Console.WriteLine(CliJson.Serialize(history));
                }
                else
                {
                    Print(Terminal.Output(), history);
                }

                return ExitCodes.Success;
            },
            cancellationToken));
        return new Command("article", "Shows one article.") { show, ArticleDiffCommand.Create() };
    }

    /// <summary>
    /// Whether only the index has the article. The other commands of this group do not need the index, which may be damaged.
    /// </summary>
    private static async Task<bool> IsGoneHitAsync(IServiceProvider services, ArticleId id, CancellationToken cancellationToken)
    {
        await using var search = IndexServices.Build();
        return await ActivatorUtilities.CreateInstance<OrphanedHits>(services, search.GetRequiredService<ISearchIndex>())
            .RepairAsync(id, cancellationToken);
    }

    private static void Print(IAnsiConsole console, ArticleHistory history)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (label, value) in Facts(history).Where(fact => fact.Value is { Length: > 0 }))
        {
            grid.AddRow(new Text(label, new Style(decoration: Decoration.Bold)), new Text(CellText.OneLine(value!)));
        }

        console.Write(grid);
        foreach (var record in history.Poison)
        {
            console.WriteLine(
                CellText.OneLine($"Poisoned in {record.Queue} at {Time(record.PoisonedAt)}: {record.Reason} (poison replay {record.Id})"));
        }
    }

    private static IEnumerable<(string Label, string? Value)> Facts(ArticleHistory history)
    {
        if (history.Entry is not { } entry)
        {
            return [("Inbox", "in the inbox, not processed yet")];
        }

        return
        [
            ("Id", entry.Id.ToString()),
            ("File", entry.Name),
            ("Part", entry.Part),
            ("Item", Item(entry)),
            ("Headline", entry.Title),
            ("Stage", $"{entry.Stage} since {Time(entry.StageAt)}"),
            ("Embargoed until", EmbargoEnd(entry)),
            ("Failed in", entry.FailedIn),
            ("Reason", entry.Reason is { } reason ? $"{reason.Code}: {reason.Message}" : null),
            ("Attempts", entry.Attempts == 0 ? null : entry.Attempts.ToString(CultureInfo.InvariantCulture)),
            ("Story", entry.StoryId is { } story ? $"{story} ({entry.Story.ToString()?.ToLowerInvariant()})" : null),
            ("Revision", $"{entry.Revision} (number {entry.Sequence})"),
            ("Contents", entry.Contents is { } contents ? Contents(entry, contents) : null),
            ("Articles in it", PartsOf(entry)),
            ("Articles", string.Join(", ", history.Articles)),
            ("Cleaned", Step(entry.CleanedAt, entry.CleanerVersion)),
            ("Enriched", Step(entry.EnrichedAt, entry.EnricherVersion)),
            ("Published", Step(entry.PublishedAt, entry.PublisherVersion)),
            ("Text records", entry.TextRecords == 0 ? null : entry.TextRecords.ToString(CultureInfo.InvariantCulture)),
            ("Delivered to", string.Join(", ", entry.Delivered)),
            ("Document", history.Document?.ToString()),
            ("Inbox", history switch
            {
                { FileETag: null } => "the file was removed",
                { IsCurrent: true } => "unchanged since it was read",
                _ => "changed since it was read",
            }),
            ("Due", history.StaleFrom is { } stage
                ? $"will be {stage.ToString().ToLowerInvariant()} again, because an older version made it, or it failed"
                : null),
        ];
    }

    private static string Contents(LedgerEntry entry, ArchiveContents contents)
    {
        var pace = entry.Stage == ArticleStage.Expanding ? ContentsText.PaceOf(contents, entry.StageAt) : null;
        return pace is null ? ContentsText.Of(contents) : $"{ContentsText.Of(contents)} {pace}";
    }

    private static string? PartsOf(LedgerEntry entry)
    {
        if (entry.Parts == 0)
        {
            return null;
        }

        var counts = new CountList();
        counts.Add("no page", entry.Omitted);
        return counts.Behind(entry.Parts.ToString(CultureInfo.InvariantCulture));
    }

    private static string? EmbargoEnd(LedgerEntry entry)
    {
        if (entry.Stage != ArticleStage.Embargoed)
        {
            return null;
        }

        return entry.EmbargoedUntil is null ? "an operator decides" : Time(entry.EmbargoedUntil);
    }

    private static string? Item(LedgerEntry entry)
    {
        if (entry.Item is not { } item)
        {
            return null;
        }

        string?[] parts =
        [
            item.Provider is null ? item.Id : $"{item.Id} of {item.Provider}",
            item.Version is null ? null : $"version {item.Version}",
            item.CreatedAt is { } at ? $"made {Time(at)}" : null,
            entry.IsKilled ? "killed" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string? Step(DateTimeOffset? at, int version) => at is null ? null : $"{Time(at)}, version {version}";

    private static string Time(DateTimeOffset? at) =>
        at is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "?";
}
