using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Listing;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;
using Spectre.Console;

namespace Pipeline.Local.Commands.Operating;

/// <summary>
/// <c>list [--stage STAGE] [--site SITE] [--reason CODE] [--since TIME] [--limit N] [--cursor C|--all] [--json]</c>: the ledger's rows.
/// </summary>
internal static class ListCommand
{
    public static Command Create()
    {
        string[] stages = [.. Enum.GetNames<ArticleStage>().Select(name => name.ToLowerInvariant())];
        var stage = new Option<string?>("--stage") { Description = "Only articles in this stage.", HelpName = "STAGE" };
        stage.AcceptOnlyFromAmong(stages);
        var site = new Option<string?>("--site")
        { Description = "Only articles of this publication; reads their documents, which takes longer." };
        var reason = new Option<string?>("--reason")
        { Description = "Only articles with this code as their reason (empty, login-page…).", HelpName = "CODE" };
        var since = new Option<DateTimeOffset?>("--since")
        {
            Description = "Only articles that reached their stage at this time or later: 2026-11-24, 2026-11-24T08:00Z, 30m, 12h, 7d.",
            HelpName = "TIME",
            CustomParser = PointInTime.From("--since", TimeProvider.System),
        };
        var limit = new Option<int>("--limit")
        {
            Description = $"Articles per page, 1 to {ArticleQuery.MaxLimit:N0}.",
            DefaultValueFactory = _ => new ArticleQuery().Limit,
            CustomParser = WholeNumber.From("--limit", ArticleQuery.MaxLimit),
        };
        var cursor = new Option<string?>("--cursor") { Description = "Continues a list: the cursor that its last page ended with." };
        var all = new Option<bool>("--all") { Description = "All pages, one after the other." };
        var json = new Option<bool>("--json")
        {
            Description = "One JSON object per line instead of a table. The next page's cursor, if there is one, is on standard error.",
        };
        var command = new Command("list", "Lists articles by stage, publication, reason and time.")
        { stage, site, reason, since, limit, cursor, all, json };
        command.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var listing = services.GetRequiredService<ArticleListing>();
                var query = new ArticleQuery
                {
                    Stage = arguments.GetValue(stage) is { } name ? Enum.Parse<ArticleStage>(name, ignoreCase: true) : null,
                    Site = arguments.GetValue(site),
                    Reason = arguments.GetValue(reason),
                    Since = arguments.GetValue(since),
                    Limit = arguments.GetValue(limit),
                    Cursor = arguments.GetValue(cursor),
                };
                var page = await ReadAsync(listing, query, token);
                Print(page.Articles, arguments.GetValue(json), services.GetRequiredService<TimeProvider>().GetUtcNow());
                while (page.Next is not null && arguments.GetValue(all))
                {
                    page = await ReadAsync(listing, query with { Cursor = page.Next }, token);
                    Print(page.Articles, arguments.GetValue(json), services.GetRequiredService<TimeProvider>().GetUtcNow());
                }

                if (page.Next is { } next)
                {
                    await Console.Error.WriteLineAsync($"There may be more: --cursor {next}");
                }

                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static async Task<ArticlePage> ReadAsync(ArticleListing listing, ArticleQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await listing.ReadAsync(query, cancellationToken);
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static void Print(IReadOnlyList<ListedArticle> articles, bool asJson, DateTimeOffset now)
    {
        if (asJson)
        {
            foreach (var article in articles)
            {
                Console.WriteLine(CliJson.Serialize(article));
            }

            return;
        }

        var console = Terminal.Output();
        if (articles.Count == 0)
        {
            console.WriteLine("No articles.");
            return;
        }

        var table = new Table { Border = TableBorder.Rounded }.AddColumns("Id", "File", "Headline or reason", "Stage", "Since");
        foreach (var article in articles)
        {
            table.AddRow(
                new Text(article.Id.ToString()),
                new Text(CellText.Fit(article.Part is null ? article.Name : $"{article.Name} · {article.Part}", 40)),
                new Text(CellText.Fit(Subject(article), 60)),
                new Text(article.Stage.ToString().ToLowerInvariant()),
                new Text(article.Since is { } at ? Age.Format(now - at) : string.Empty));
        }

        console.Write(table);
    }

    private static string Subject(ListedArticle article) =>
        article.Reason is { } reason ? $"{reason.Code}: {reason.Message}" : article.Title ?? string.Empty;
}
