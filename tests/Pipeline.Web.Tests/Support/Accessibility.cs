using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pipeline.Web.Tests.Support;

/// <summary>
/// What every page is held to: the rules of axe-core for WCAG 2.2 AA and its best practices, contrast among them, and no sideways
/// scrolling.
/// </summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        // Of what passes one element a rule is enough: to describe all of a long page takes most of the time.
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>Checks a page as it now stands.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe(Rules);
        result.Passes.ShouldNotBeEmpty();
        result.Violations
            .SelectMany(
                violation =>
                violation.Nodes.Select(
                node => $"{violation.Id}: {violation.Help}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"))
            .ShouldBeEmpty(page.Url);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .ShouldBe(0, $"{page.Url} scrolls sideways");
    }
}
