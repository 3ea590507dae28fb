using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Searching.Stories;
using Pipeline.Local.Commands.Output;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>stories [--days N] [--top N] [--json]</c>: the events that several articles of the local index tell.</summary>
internal static class StoriesCommand
{
    private const int MaxTop = 1000;
    private const int MaxDays = 36_500;

    public static Command Create()
    {
        var json = PathArguments.Json();
        var top = new Option<int>("--top")
        {
            Description = "Number of stories, 1 to 1,000.",
            DefaultValueFactory = _ => 20,
            CustomParser = WholeNumber.From("--top", MaxTop),
        };
        var days = new Option<int?>("--days")
        {
            Description = "Only articles published in the last N days count. Default: all.",
            CustomParser = result => WholeNumber.From("--days", MaxDays)(result),
        };
        var command = new Command("stories", "Lists the events that several articles tell, the one with the latest article first.")
        {
            top, days, json,
        };
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                await using var services = IndexServices.Build();
                var query = new StoryQuery
                {
                    Top = arguments.GetValue(top),
                    PublishedFrom = arguments.GetValue(days) is { } number
                        ? services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-number)
                        : null,
                };
                var stories = await services.GetRequiredService<IStoryList>().ListAsync(query, token);
                if (arguments.GetValue(json))
                {
                    foreach (var story in stories)
                    {
                        Console.WriteLine(CliJson.Serialize(story));
                    }
                }
                else
                {
                    Print(Terminal.Output(redirectedWidth: int.MaxValue), stories);
                }

                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Print(IAnsiConsole console, IReadOnlyList<StorySummary> stories)
    {
        foreach (var story in stories)
        {
            console.MarkupLine($"[bold]{Markup.Escape(CellText.OneLine(story.Title ?? story.Id))}[/]");
            console.MarkupLine($"[dim]{Markup.Escape(string.Join(" · ", Facts(story)))}[/]");
            console.WriteLine();
        }

        console.MarkupLine(stories.Count == 0
            ? "[dim]No event is told by several articles.[/]"
            : string.Create(CultureInfo.InvariantCulture, $"[dim]{stories.Count} {(stories.Count == 1 ? "story" : "stories")}[/]"));
    }

    private static IEnumerable<string> Facts(StorySummary story) => new[]
    {
        story.Id,
        string.Create(CultureInfo.InvariantCulture, $"{story.Articles:N0} articles"),
        story.Outlets == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{story.Outlets:N0} outlets"),
        Day(story.FirstAt) is { } first && Day(story.LastAt) is { } last && first != last ? $"{first} to {last}" : Day(story.LastAt),
    }.OfType<string>();

    private static string? Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
