using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Drop;

public sealed class DropTests(WebFixture web) : PageTest(web)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = Patience };

    [Fact]
    public async Task A_file_dragged_onto_the_page_arrives_and_is_followed_to_its_end()
    {
        var page = await OpenAsync("/drop");
        var transfer = await page.EvaluateHandleAsync(
            """
            text => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([text], "windmill.txt"));
              return transfer;
            }
            """,
            SomeArticle.About("windmill"));
        await page.DispatchEventAsync("body", "dragover", new { dataTransfer = transfer });
        await page.DispatchEventAsync("body", "drop", new { dataTransfer = transfer });

        var file = Followed(page, "windmill.txt");
        await Assertions.Expect(Word(file, "published")).ToBeVisibleAsync(Patiently);
        (await file.GetByRole(AriaRole.Link).GetAttributeAsync("href")).ShouldBe($"/articles/{ArticleId.FromName("windmill.txt")}");
        await Assertions.Expect(page.GetByText("All files are finished.")).ToBeVisibleAsync(Patiently);
        await page.ShouldBeAccessibleAsync();

        // The page's address is now that of what was dropped on it.
        await page.ReloadAsync();
        await Assertions.Expect(Word(Followed(page, "windmill.txt"), "published")).ToBeVisibleAsync(Patiently);
    }

    [Fact]
    public async Task A_file_of_several_articles_shows_each_and_one_that_is_none_its_reason()
    {
        var page = await OpenAsync("/drop");
        await ChooseAsync(
            page,
            File("two.json", $$"""[{"title":"The old quay","text":{{Json(SomeArticle.About("old quay"))}}},{"title":"The new """
                + $$"""quay","text":{{Json(SomeArticle.About("new quay"))}}}]"""),
            File("nothing.txt", string.Empty));

        var several = Followed(page, "two.json");
        await Assertions.Expect(several.GetByText("2 articles, 2 of them finished")).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(several.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "The old quay" })).ToBeVisibleAsync();
        await Assertions.Expect(Followed(page, "nothing.txt").GetByText("The file has no bytes")).ToBeVisibleAsync(Patiently);
        await page.ShouldBeAccessibleAsync();
        await KeepPictureAsync(page, "drop-followed");
    }

    [Fact]
    public async Task Another_file_of_the_same_name_is_kept_beside_it_unless_it_is_said_to_be_its_next_version()
    {
        var page = await OpenAsync("/drop");
        await ChooseAsync(page, File("pier.txt", SomeArticle.About("pier")));
        await Assertions.Expect(Word(Followed(page, "pier.txt"), "published")).ToBeVisibleAsync(Patiently);

        await ChooseAsync(page, File("pier.txt", SomeArticle.About("pier")));
        await Assertions.Expect(page.GetByText("already in the inbox, unchanged")).ToBeVisibleAsync(Patiently);
        await ChooseAsync(page, File("pier.txt", SomeArticle.About("fallen pier")));
        await Assertions.Expect(Word(Followed(page, "pier-2.txt"), "published")).ToBeVisibleAsync(Patiently);

        await page.GetByLabel("replace it: the new file is a new version of the same article").CheckAsync();
        await ChooseAsync(page, File("pier.txt", SomeArticle.About("mended pier")));
        (await Web.WaitForAsync(ArticleId.FromName("pier.txt"), entry => entry is { Stage: ArticleStage.Published, Sequence: 2 }, Token))
            .Sequence.ShouldBe(2);
        await Assertions.Expect(Followed(page, "pier.txt")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_cannot_be_taken_says_why_and_is_not_in_the_inbox()
    {
        var page = await OpenAsync("/drop");
        await ChooseAsync(
            page, new FilePayload { Name = "huge.txt", MimeType = "text/plain", Buffer = new byte[10_000_001] },
            File("bell\u0007.txt", "x"));
        await Assertions.Expect(page.GetByText("This file is larger than the limit of 10 MB.")).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(page.GetByText("a name has no control characters")).ToBeVisibleAsync(Patiently);
        ExpectError("400");
        (await Web.Services.GetRequiredService<IInboxReader>().FindETagAsync("huge.txt", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task It_takes_files_without_any_script()
    {
        var page = await OpenAsync("/drop", script: false);
        await page.GetByLabel("Choose files").SetInputFilesAsync(File("no-script.txt", SomeArticle.About("ferry landing")));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send them" }).ClickAsync();
        await Web.WaitForAsync(ArticleId.FromName("no-script.txt"), entry => entry.Stage == ArticleStage.Published, Token);
        await page.ReloadAsync();
        await Assertions.Expect(Word(Followed(page, "no-script.txt"), "published")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Leaving_while_a_file_is_being_sent_is_asked_about()
    {
        var page = await OpenAsync("/drop");
        await page.RouteAsync("**/file?*", _ => Task.CompletedTask);
        await ChooseAsync(page, File("slow.txt", SomeArticle.About("slow train")));
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar, new PageGetByRoleOptions { Name = "Sending slow.txt" }))
            .ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("dispatchEvent(new Event('beforeunload', { cancelable: true }))")).ShouldBeFalse();
    }

    private static async Task ChooseAsync(IPage page, params FilePayload[] files) =>
        await page.GetByLabel("Choose files").SetInputFilesAsync(files);

    private static FilePayload File(string name, string content) =>
        new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(content) };

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static ILocator Followed(IPage page, string name) => page.Locator($".followed > li[data-key='{ArticleId.FromName(name)}']");

    private static ILocator Word(ILocator file, string word) => file.Locator(".state").Filter(new LocatorFilterOptions { HasText = word });
}
