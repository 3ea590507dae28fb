using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Local.Commands.Output;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>story ID [--json]</c>: the articles of a story, the earliest first.</summary>
internal static class StoryCommand
{
    private const int MaxArticles = 1000;

    public static Command Create()
    {
        var story = new Argument<string>("ID") { Description = "The story's id, as 'stories' and an article's storyId have it." };
        var json = PathArguments.Json();
        var command = new Command("story", "Shows the articles of a story, the earliest first.") { story, json };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                var asked = arguments.GetRequiredValue(story);
                await using var services = IndexServices.Build();
                var query = new SearchQuery { StoryId = asked, Sort = SearchSort.Oldest, Top = MaxArticles };
                var found = ArticleId.TryParse(asked, out _)
                    ? await services.GetRequiredService<ISearchIndex>().SearchAsync(query, token)
                    : throw new InvalidOperationException(
                        $"'{CellText.OneLine(asked)}' is no story's id: these are 32 lowercase hexadecimal digits, as 'stories' lists them.");
                if (found.Total == 0)
                {
                    throw new InvalidOperationException($"No article in the index is of the story {asked}.");
                }

                Print(found, arguments.GetValue(json));
                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Print(SearchResults found, bool json)
    {
        if (json)
        {
            foreach (var hit in found.Hits)
            {
                Console.WriteLine(CliJson.Serialize(hit));
            }

            return;
        }

        var console = Terminal.Output(redirectedWidth: int.MaxValue);
        foreach (var hit in found.Hits)
        {
            console.MarkupLine($"[bold]{Markup.Escape(CellText.OneLine(hit.Title ?? hit.Name))}[/]");
            console.MarkupLine($"[dim]{Markup.Escape(CellText.OneLine(string.Join(" · ", Facts(hit))))}[/]");
            console.WriteLine();
        }

        console.MarkupLine(CultureInfo.InvariantCulture, $"[dim]{found.Hits.Count:N0} of {found.Total:N0} articles[/]");
    }

    private static IEnumerable<string> Facts(SearchHit hit) => new[]
    {
        hit.PublishedAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        hit.SiteName,
        hit.Name,
        hit.Story == "new" ? "first" : null,
        hit.DuplicateOf is null ? null : "duplicate",
    }.OfType<string>();
}
