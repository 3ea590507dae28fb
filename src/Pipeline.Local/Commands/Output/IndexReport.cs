using Pipeline.Search;
using Spectre.Console;

namespace Pipeline.Local.Commands.Output;

/// <summary>
/// Prints the differences in an index's definition as a diff: one line per value, with a minus for the current and a plus for the wanted
/// one.
/// </summary>
internal static class IndexReport
{
    public static void Print(IAnsiConsole console, IndexPlan plan)
    {
        if (plan.Changes.Count == 0)
        {
            console.WriteLine($"{plan.Index} is as it should be.");
            return;
        }

        console.WriteLine(plan.IsMissing ? $"{plan.Index} is missing." : plan.Index);
        foreach (var change in plan.Changes)
        {
            if (change.Present is not null)
            {
                console.MarkupLine($"[red]- {Markup.Escape($"{change.Part}: {change.Present}")}[/]");
            }

            console.MarkupLine($"[green]+ {Markup.Escape($"{change.Part}: {change.Wanted}")}"
                + $"[/]{(change.Kind == IndexChangeKind.Rebuild ? " [yellow](in a new index only)[/]" : string.Empty)}");
        }
    }
}
