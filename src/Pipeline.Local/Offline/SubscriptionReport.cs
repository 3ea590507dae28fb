using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Local.Commands.Output;
using Spectre.Console;

namespace Pipeline.Local.Offline;

/// <summary>Writes which subscriptions would get an article, as an outline.</summary>
internal sealed class SubscriptionReport(IAnsiConsole console)
{
    public void Write(SubscriptionTest test)
    {
        var article = test.Part is null ? test.Name : $"{test.Name} ({test.Part})";
        Line(0, test.Rejected is { } reason ? $"{article}: rejected, {reason.Code}: {reason.Message}" : $"{article}: {test.Title}");
        foreach (var match in test.Subscriptions)
        {
            Line(1, $"{match.Subscription}: "
                + $"{(match.Matches ? "matches" : "does not match")}"
                + $"{(match.Conditions.Count == 0 ? ", as it has no filter" : string.Empty)}");
            foreach (var condition in match.Conditions)
            {
                Write(condition, 2);
            }
        }
    }

    private void Write(ConditionResult result, int depth)
    {
        var wanted = result.Wanted is null ? string.Empty : $" {result.Wanted}";
        Line(depth, $"{(result.Holds ? "yes" : "no ")} {result.Condition}{wanted} <- {result.Value}");
        foreach (var part in result.Parts)
        {
            Write(part, depth + 1);
        }
    }

    private void Line(int depth, string text) => console.WriteLine(new string(' ', depth * 2) + CellText.OneLine(text));
}
