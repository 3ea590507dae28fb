using System.Net;
using Articles.TextAnalytics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Revisions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Article;

/// <summary>The article's page shows what changed between two revisions; nothing of the texts is markup.</summary>
public sealed class ChangesViewTests(WebFixture web) : PageTest(web)
{
    private static readonly ArticleId Id = ArticleId.FromItem("urn:newsml:ostermark.test:changes");

    [Fact]
    public async Task What_went_and_what_came_since_the_revision_before_is_marked_and_others_can_be_chosen()
    {
        await WriteAsync("Forty trams were bought.", "Fifty trams were bought.", "Fifty <b>trams</b> were bought.\n\nOne came.");
        var page = await OpenAsync($"/articles/{Id}");

        var changes = page.Locator("section.changes");
        await Assertions.Expect(changes.Locator("p[dir=auto] ins")).ToHaveTextAsync(["new: <b>trams</b>", "new: One came."]);
        await page.ShouldBeAccessibleAsync();
        await changes.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "1 to 2" }).ClickAsync();
        await Assertions.Expect(page.Locator("section.changes p[dir=auto] del")).ToHaveTextAsync(["removed: Forty"]);
        await Assertions.Expect(page.Locator("section.changes p[dir=auto] ins")).ToHaveTextAsync(["new: Fifty"]);
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_revision_that_is_not_kept_and_an_address_that_is_wrong_are_said()
    {
        await WriteAsync("Forty trams were bought.", "Fifty trams were bought.");
        using var client = new HttpClient { BaseAddress = Web.Address };

        (await client.GetStringAsync($"articles/{Id}?from=7&to=8", Token)).ShouldContain("These revisions are not kept");
        var wrong = await client.GetAsync($"articles/{Id}?from=first", Token);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync(Token)).ShouldContain("number");
    }

    /// <summary>Writes the revisions of the article, one over the other.</summary>
    private async Task WriteAsync(params string[] texts)
    {
        var documents = Web.Services.GetRequiredService<IDocumentStore<CleanedArticle>>();
        var former = Web.Services.GetRequiredService<IFormerRevisions>();
        var enriched = Web.Services.GetRequiredService<IDocumentStore<EnrichedArticle>>();
        var etag = await documents.FindETagAsync(Id, Token);
        if (etag is not null)
        {
            await documents.DeleteAsync(Id, etag, Token);
        }

        etag = null;
        foreach (var (index, text) in texts.Index())
        {
            if (etag is not null)
            {
                await former.KeepAsync(Id, etag, 5, Token);
            }

            etag = await documents.TryWriteAsync(Document(index + 1, text), etag, Token);
        }

        var last = EnrichedArticle.From(
            Document(texts.Length, texts[^1]), new AnalysisResult { Features = new Dictionary<string, FeatureRecord>() });
        await enriched.TryWriteAsync(last, await enriched.FindETagAsync(Id, Token), Token);
        await Web.Services.GetRequiredService<ILedger>().UpdateAsync(
            Id,
            known: null,
            entry => (entry ?? new LedgerEntry { Id = Id, Name = last.Name, Stage = ArticleStage.Rejected }) with
            {
                Sequence = texts.Length,
            },
            Token);
    }

    private static CleanedArticle Document(int sequence, string text) => new()
    {
        Id = Id,
        Name = "wires/changes.xml",
        Revision = Revision.Of([(byte)sequence]),
        Sequence = sequence,
        Title = "Trams",
        Text = text,
        Format = "xml",
    };
}
