using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Poison;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Operations;

public sealed class OperationsTests(WebFixture web) : PageTest(web)
{
    [Fact]
    public async Task A_poisoned_message_is_replayed_once_its_cause_is_mended()
    {
        // Somebody broke the cleaned document before its turn came once more, and the host has tried five times.
        const string Name = "operations/poisoned.txt";
        var entry = await Web.PublishAsync(Name, SomeArticle.About("poisoned well"), Token);
        var blob = new BlobContainerClient(Web.ConnectionString, StorageNames.CleanArticles).GetBlobClient($"{entry.Id}.json");
        var content = (await blob.DownloadContentAsync(Token)).Value.Content;
        await blob.UploadAsync(new BinaryData("{ broken"), overwrite: true, Token);
        var queue = new QueueClient(
            Web.ConnectionString, StorageNames.ToEnrich, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.SendMessageAsync(PointerMessage.Format(new ArticlePointer(entry.Id, entry.Revision)), Token);
        await Until(
            async () =>
            await Web.Services.GetRequiredService<PoisonedMessages>().ListAsync(openOnly: true, Token)
            .AnyAsync(record => record.ArticleId == entry.Id, Token));

        var page = await OpenAsync("/operations/poison");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = Name }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("is not a document of this pipeline")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("The message")).ToContainTextAsync(entry.Id.ToString());
        await page.ShouldBeAccessibleAsync();
        await KeepPictureAsync(page, "operations-poison-one");

        await blob.UploadAsync(content, overwrite: true, Token);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Replay…" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Replay this message?" }))
            .ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Replay", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 message replayed.");
        await Web.WaitForAsync(entry.Id, again => again.Stage == ArticleStage.Published, Token);

        await page.GotoAsync("/operations/poison?all=true");
        await Assertions.Expect(
            page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = Name })
            .Filter(new LocatorFilterOptions { HasText = "replayed" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_would_be_sent_round_again_is_shown_before_it_is_sent()
    {
        const string Name = "operations/again.txt";
        var before = await Web.PublishAsync(Name, SomeArticle.About("second wind"), Token);
        var page = await OpenAsync("/operations");
        await page.GetByLabel("Only files of this name").FillAsync("operations/aga*.txt");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show preview" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 article (1 requested)");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = Name }))
            .ToContainTextAsync("requested");
        await page.ShouldBeAccessibleAsync();
        await KeepPictureAsync(page, "operations-reprocess");
        (await Web.Services.GetRequiredService<ILedger>().FindAsync(before.Id, Token))!.PublishedAt.ShouldBe(before.PublishedAt);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Reprocess it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Sent to be reprocessed" }))
            .ToBeVisibleAsync();
        await Web.WaitForAsync(before.Id, entry => entry.Stage == ArticleStage.Published && entry.PublishedAt > before.PublishedAt, Token);
    }

    [Fact]
    public async Task A_limit_or_a_time_that_is_none_is_said_so()
    {
        var page = await OpenAsync("/operations/reprocess?limit=0");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The limit must be a number from 1 to 100,000.");
        await page.GotoAsync("/operations/reprocess?since=yesterday");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("'yesterday' is not a time");
    }

    [Fact]
    public async Task A_removed_file_is_asked_about_and_withdrawn()
    {
        const string Name = "operations/removed.txt";
        var entry = await Web.PublishAsync(Name, SomeArticle.About("vanishing act"), Token);
        var page = await OpenAsync("/operations/remove");
        await page.GetByLabel("The file's name in the inbox").FillAsync(entry.Id.ToString());
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove…" }).ClickAsync();
        (await Web.Services.GetRequiredService<IInboxReader>().FindETagAsync(Name, Token)).ShouldNotBeNull();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = $"Remove {Name}?" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("was removed");
        await Web.WaitForAsync(entry.Id, withdrawn => withdrawn.Stage == ArticleStage.Withdrawn, Token);

        await page.GetByLabel("The file's name in the inbox").FillAsync("operations/nobody.txt");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove…" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no file or article 'operations/nobody.txt'");
    }

    [Fact]
    public async Task A_subscription_says_its_wish_in_a_sentence_and_what_it_got()
    {
        await Web.PublishAsync("operations/subscribed.txt", SomeArticle.About("swing bridge"), Token);
        var page = await OpenAsync("/operations/subscriptions");
        var subscription = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "long-in-english" });
        await Assertions.Expect(
            subscription.GetByText("Articles where the language is en and it has at least 50 words; near-duplicates: only the first."))
            .ToBeVisibleAsync();
        await Until(async () =>
        {
            await page.ReloadAsync();
            return await subscription.GetByRole(AriaRole.Link).CountAsync() > 0;
        });
        await page.ShouldBeAccessibleAsync();
        await KeepPictureAsync(page, "operations-subscriptions");
    }

    [Fact]
    public async Task A_form_sent_from_another_sites_page_changes_nothing()
    {
        const string Name = "operations/kept.txt";
        await Web.PublishAsync(Name, SomeArticle.About("kept promise"), Token);
        var page = await OpenAsync("/");
        await page.RouteAsync("http://evil.test/**", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "text/html",
            Body = $"<form method=post action='{Web.Address}operations/remove'><input name=name value='{Name}'><input name=confirmed "
                + "value=yes><button>Win</button></form>",
        }));
        await page.GotoAsync("http://evil.test/");
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button).ClickAsync(), response =>
            response.Url.EndsWith("/operations/remove", StringComparison.Ordinal));
        answer.Status.ShouldBe(403);
        ExpectError("403");
        (await Web.Services.GetRequiredService<IInboxReader>().FindETagAsync(Name, Token)).ShouldNotBeNull();
    }
}
