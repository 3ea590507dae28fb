using Microsoft.Playwright;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Shell;

/// <summary>Every page, in both themes, at the narrowest and the widest window that it is made for.</summary>
public sealed class LookTests(WebFixture web) : PageTest(web)
{
    public static TheoryData<string> Paths() => [.. Pages.All];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_is_accessible_in_both_themes_and_at_every_width(string path)
    {
        await Web.SeededAsync();
        var page = await OpenAsync(path);
        var name = path == "/" ? "flow" : path.Trim('/').Replace('/', '-');
        await page.ShouldBeAccessibleInBothThemesAndAtEveryWidthAsync(look => KeepPictureAsync(page, $"{name}-{look}"));
    }

    [Fact]
    public async Task The_chosen_theme_stays()
    {
        var page = await OpenAsync("/");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dark or light" }).ClickAsync();
        (await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor")).ShouldBe("rgb(20, 20, 19)");

        await page.ReloadAsync();
        (await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor")).ShouldBe("rgb(20, 20, 19)");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_keyboard_skips_to_the_content()
    {
        var page = await OpenAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
    }
}
