using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Publishing;
using Pipeline.Search;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>search QUERY [--json]</c>: the local index.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var query = new Argument<string[]>("QUERY")
        {
            Description = "Words, \"phrases\", prefix*, title:word, AND OR NOT, parentheses.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = PathArguments.Json();
        var top = new Option<int>("--top") { Description = "How many hits, 1 to 1,000.", DefaultValueFactory = _ => 10 };
        var language = new Option<string?>("--language") { Description = "Only this language (ISO 639-1)." };
        var entity = new Option<string?>("--entity") { Description = "Only articles with this entity." };
        var command = new Command("search", "Searches the local index: ranked, with highlighted snippets.") { query, json, top, language, entity };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                await using var services = new ServiceCollection()
                    .AddLogging()
                    .AddSingleton(TimeProvider.System)
                    .AddSearchIndex(LocalSettings.Load())
                    .BuildServiceProvider();
                var results = await services.GetRequiredService<ISearchIndex>().SearchAsync(
                    new SearchQuery
                    {
                        Text = string.Join(' ', arguments.GetRequiredValue(query)),
                        Top = Math.Clamp(arguments.GetValue(top), 1, 1000),
                        Language = arguments.GetValue(language),
                        Entity = arguments.GetValue(entity),
                    },
                    token);
                Print(results, arguments.GetValue(json));
                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Print(SearchResults results, bool json)
    {
        if (json)
        {
            foreach (var hit in results.Hits)
            {
                Console.WriteLine(CliJson.Serialize(hit));
            }

            return;
        }

        var console = CommandRunner.CreateConsole(Console.Out);
        foreach (var hit in results.Hits)
        {
            console.MarkupLine($"[bold]{Markup.Escape(CellText.OneLine(hit.Title ?? hit.Name))}[/]");
            console.MarkupLine($"[dim]{Markup.Escape(CellText.OneLine(string.Join(" · ", Facts(hit))))}[/]");
            if (hit.Snippet is not null)
            {
                console.MarkupLine(Highlight(hit.Snippet));
            }

            console.WriteLine();
        }

        console.MarkupLine(CultureInfo.InvariantCulture, $"[dim]{results.Hits.Count} of {results.Total:N0} articles[/]");
    }

    private static IEnumerable<string> Facts(SearchHit hit) =>
        new[] { hit.Name, hit.SiteName, hit.Language, hit.Sentiment, hit.PublishedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }.OfType<string>();

    private static string Highlight(string snippet) =>
        Markup.Escape(CellText.OneLine(snippet, SearchHit.HighlightStart, SearchHit.HighlightEnd))
            .Replace(SearchHit.HighlightStart.ToString(), "[bold yellow]", StringComparison.Ordinal)
            .Replace(SearchHit.HighlightEnd.ToString(), "[/]", StringComparison.Ordinal);
}
