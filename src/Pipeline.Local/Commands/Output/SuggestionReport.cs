using Pipeline.Articles.Searching;
using Spectre.Console;

namespace Pipeline.Local.Commands.Output;

/// <summary>Prints suggestions, one per line.</summary>
internal static class SuggestionReport
{
    public static void Print(IReadOnlyList<SearchSuggestion> suggestions, bool json)
    {
        var console = Terminal.Output(redirectedWidth: int.MaxValue);
        foreach (var suggestion in suggestions)
        {
            if (json)
            {
                Console.WriteLine(CliJson.Serialize(suggestion));
            }
            else
            {
                console.MarkupLine(
                    $"{Markup.Escape(CellText.OneLine(suggestion.Text))} "
                    + $"[dim]{(suggestion.Kind == SuggestionKind.Entity ? "entity" : "headline")}[/]");
            }
        }
    }
}
