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

    // What a theme or the window's width can change; the other rules read the same markup again.
    private static readonly AxeRunOptions RulesOfLook = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions
        {
            Type = "rule",
            Values = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
        },
    };

    /// <summary>Checks a page as it now stands.</summary>
    public static Task ShouldBeAccessibleAsync(this IPage page) => CheckAsync(page, Rules);

    /// <summary>
    /// Checks a page as it now stands, in the narrowest window that it is made for and the light theme, and then its look in the widest
    /// one and the dark theme.
    /// </summary>
    public static async Task ShouldBeAccessibleInBothThemesAndAtEveryWidthAsync(this IPage page, Func<string, Task> keepPicture)
    {
        await ShowAsync(page, 400, ColorScheme.Light);
        await CheckAsync(page, Rules);
        await keepPicture("400-light");
        await ShowAsync(page, 1600, ColorScheme.Dark);
        await CheckAsync(page, RulesOfLook);
        await keepPicture("1600-dark");
    }

    private static async Task ShowAsync(IPage page, int width, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 900);
    }

    private static async Task CheckAsync(IPage page, AxeRunOptions rules)
    {
        var result = await page.RunAxe(rules);
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
