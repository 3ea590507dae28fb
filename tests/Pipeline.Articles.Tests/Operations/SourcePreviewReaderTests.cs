using Articles.TextAnalytics.Results;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations;

public sealed class SourcePreviewReaderTests
{
    private const string Page = """
        <html><head><title>Bridge reopens</title></head><body>
        <nav><a href="/a">Home</a> <a href="/b">Sports</a> <a href="/c">Weather</a></nav>
        <article><h1>Bridge reopens</h1>
        <p>The harbour bridge in Port Ellery reopened to traffic on Monday, two years after engineers closed it because of cracks in its
        eastern pier.</p>
        <p>Mayor Clara Whitfield cut a ribbon at sunrise and thanked the three hundred workers who had replaced more than nine hundred
        rivets by hand.</p>
        <p>The city expects the detour through the old town, which had angered shopkeepers and commuters alike, to be lifted by the end of
        the week.</p>
        </article><footer><p>Copyright 2026 The Gazette. All rights reserved.</p></footer></body></html>
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_shown_block_by_block_with_what_was_dropped_and_why()
    {
        using var pipeline = new MemoryPipeline();
        await pipeline.DropAsync("bridge.html", Page, Token);
        var original = await ReadAsync(pipeline, "bridge.html");

        original.NotShown.ShouldBeNull();
        original.IsCurrent.ShouldBeTrue();
        var blocks = original.Page!.Blocks;
        blocks.Single(block => block.Text.StartsWith("Mayor", StringComparison.Ordinal)).Kept.ShouldBeTrue();
        var dropped = blocks.Where(block => !block.Kept).ToList();
        dropped.ShouldContain(block => block.Text.Contains("All rights reserved", StringComparison.Ordinal));
        dropped.ShouldAllBe(block => block.Reason.Length > 0);
    }

    [Fact]
    public async Task A_file_that_has_changed_since_is_told_apart()
    {
        using var pipeline = new MemoryPipeline();
        await pipeline.DropAsync("bridge.html", Page, Token);
        pipeline.Inbox.Drop("bridge.html", Page);
        (await ReadAsync(pipeline, "bridge.html")).IsCurrent.ShouldBeFalse();
    }

    [Fact]
    public async Task One_article_of_several_is_found_in_its_file()
    {
        using var pipeline = new MemoryPipeline();
        await pipeline.DropAsync("two.json", $$"""[{"url":"https://x.example/1","title":"One","text":{{Json(Some.ArticleText)}}},"""
            + $$"""{"url":"https://x.example/2","title":"Two","text":{{Json(Some.ArticleText)}}}]""", Token);
        var file = pipeline.Ledger["two.json"];
        var second = (await pipeline.Ledger.FindAsync(ArticleId.FromPart("two.json", "https://x.example/2"), Token))!;

        (await pipeline.Originals.ReadAsync(second, null, Token)).Page!.Article!.Title.ShouldBe("Two");
        (await pipeline.Originals.ReadAsync(file, null, Token)).NotShown.ShouldBe("The file holds 2 articles; each has its own page.");
        pipeline.Inbox.Drop("two.json", "[]");
        (await pipeline.Originals.ReadAsync(second, null, Token)).Page?.Article.ShouldBeNull();
    }

    [Fact]
    public async Task A_rejected_page_is_explained_with_its_reason()
    {
        using var pipeline = new MemoryPipeline();
        await pipeline.DropAsync(
            "sign-in.html",
            "<html><head><title>Sign in</title></head><body><h1>Sign in</h1><p>Please sign in to read on.</p></body></html>", Token);
        var original = await ReadAsync(pipeline, "sign-in.html");
        original.Page!.Rejected!.Code.ShouldBe("login-page");
        original.Page.Blocks.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_is_gone_or_too_large_is_not_shown_and_said_so()
    {
        using var pipeline = new MemoryPipeline();
        await pipeline.DropAsync("bridge.html", Page, Token);
        pipeline.Inbox.Drop("bridge.html", new byte[SourcePreviewReader.MaxBytes + 1]);
        (await ReadAsync(pipeline, "bridge.html")).NotShown!.ShouldContain("3,000,001 bytes");
        pipeline.Inbox.Remove("bridge.html");
        (await ReadAsync(pipeline, "bridge.html")).NotShown!.ShouldContain("no longer in the inbox");
    }

    [Fact]
    public async Task An_original_with_what_is_masked_in_the_article_is_not_shown()
    {
        using var pipeline = new MemoryPipeline(("Enrichment:Features", "Language,Entities,Pii"), ("Enrichment:PiiExcept", " "));
        pipeline.Analytics.Pii = text => new PersonalInformation(
            text.IndexOf("Clara Whitfield", StringComparison.Ordinal) is >= 0 and var at
                ? [new TextEntity("Clara Whitfield", "Person", null, at, 15, 1)]
                : []);
        await pipeline.DropAsync("bridge.html", Page, Token);
        var article = (await pipeline.Enriched.ReadAsync(ArticleId.FromName("bridge.html"), Token))!.Document;
        article.Text.ShouldNotContain("Whitfield");

        var original = await ReadAsync(pipeline, "bridge.html");
        original.Page.ShouldBeNull();
        original.NotShown!.ShouldContain("masked");

        // Also when the feature was switched off since.
        using var other = new MemoryPipeline();
        other.Inbox.Drop("bridge.html", Page);
        (await other.Originals.ReadAsync(pipeline.Ledger["bridge.html"], article, Token)).Page.ShouldBeNull();
    }

    private static async Task<SourcePreview> ReadAsync(MemoryPipeline pipeline, string name)
    {
        var article = await pipeline.Enriched.ReadAsync(ArticleId.FromName(name), Token);
        return await pipeline.Originals.ReadAsync(pipeline.Ledger[name], article?.Document, Token);
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
