using Articles.Extraction.Html.Body;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html;

/// <summary>Writes down what was decided about each block of a page, for a person to read.</summary>
internal static class Explanation
{
    private const int MaxSteps = 4;

    /// <summary>One decision a block, in the order of the page.</summary>
    public static IReadOnlyList<BlockDecision> Of(IReadOnlyList<PageBlock> blocks, IReadOnlyList<Verdict> verdicts) =>
        [.. blocks.Select(block => new BlockDecision(
            verdicts[block.Index].Role,
            verdicts[block.Index].Kept,
            Math.Round(block.Prose, 1),
            verdicts[block.Index].Reason,
            Excerpt.Of(block.Text, BlockDecision.MaxText),
            Path(block.Node)))];

    /// <summary>The last steps of the path to the element, each with its id or first class.</summary>
    private static string Path(PageNode node)
    {
        var steps = new Stack<string>();
        for (var step = node; step is not null && steps.Count < MaxSteps; step = step.Parent)
        {
            var element = step.Element;
            steps.Push(element switch
            {
                { Id: { Length: > 0 } id } => $"{element.LocalName}#{id}",
                { ClassList.Length: > 0 } => $"{element.LocalName}.{element.ClassList[0]}",
                _ => element.LocalName,
            });
        }

        return string.Join(" > ", steps);
    }
}
