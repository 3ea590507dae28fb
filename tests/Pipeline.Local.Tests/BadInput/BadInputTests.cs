using System.Text;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>
/// What all the specifications of bad input share: how a file is dropped, what is asked of the answer, and the article after them.
/// </summary>
[Collection<BadInputCollection>]
[TestMethodOrderer(typeof(NextArticleLast))]
public abstract class BadInputTests(BadInputHost host)
{
    // 500 to 550 MB on a quiet machine; on a busy one, where the collector gets its turn later, 717 were seen.
    private const long MostMemory = 800L * 1024 * 1024;

    /// <summary>Three sentences that are an article wherever they stand.</summary>
    protected const string Paragraph =
        "The old bridge over the river Hollin will close for nine weeks from Monday, the county council said after its meeting on Tuesday. "
        + "Engineers had found cracks in two of its pillars in the spring, and lorries have been sent the long way round by the mill ever "
            + "since. "
        + "\"We would rather close it now than in the middle of the harvest,\" said Ruth Tanner, who leads the council's roads committee.";

    protected BadInputHost Host => host;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_article_is_published_and_the_host_stays_small()
    {
        var headline = $"What came after: {GetType().Name}";
        var next = await PublishedAsync($"next/{GetType().Name}.html", Page(headline));

        next.Title.ShouldBe(headline);
        TestContext.Current.TestOutputHelper?.WriteLine($"Peak memory of the host: {host.PeakMemory / 1024 / 1024} MB.");
        host.PeakMemory.ShouldBeLessThan(MostMemory);
    }

    /// <summary>Drops the file, which has to be rejected with this code, and a message for a person that says this.</summary>
    protected Task RejectedAsync(string name, string content, string code, string says) =>
        RejectedAsync(name, Encoding.UTF8.GetBytes(content), code, says);

    /// <summary>Drops the file, which has to be rejected with this code, and a message for a person that says this.</summary>
    protected async Task RejectedAsync(string name, byte[] content, string code, string says)
    {
        await host.Account.DropAsync(name, content, Token);
        await IsRejectedAsync(ArticleId.FromName(name), code, says);
    }

    /// <summary>Waits for the rejection of what was dropped.</summary>
    protected async Task IsRejectedAsync(ArticleId id, string code, string says)
    {
        var row = await host.SettledAsync(id, Token);
        row.Stage.ShouldBe(ArticleStage.Rejected, row.Title);
        var reason = row.Reason.ShouldNotBeNull();
        reason.Code.ShouldBe(code, reason.Message);
        reason.Message.ShouldContain(says);
        reason.Message.ShouldSatisfyAllConditions(
            message => message.ShouldEndWith("."),
            message => message.Length.ShouldBeInRange(20, 400),
            message => message.ShouldAllBe(character => !char.IsControl(character)));
    }

    /// <summary>Drops the file, which has to be published as one article.</summary>
    protected Task<EnrichedArticle> PublishedAsync(string name, string content) => PublishedAsync(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Drops the file, which has to be published as one article.</summary>
    protected async Task<EnrichedArticle> PublishedAsync(string name, byte[] content)
    {
        await host.Account.DropAsync(name, content, Token);
        return await IsPublishedAsync(ArticleId.FromName(name));
    }

    /// <summary>Waits until what was dropped is published.</summary>
    protected async Task<EnrichedArticle> IsPublishedAsync(ArticleId id)
    {
        var row = await host.SettledAsync(id, Token);
        row.Stage.ShouldBe(ArticleStage.Published, row.Reason?.Message);
        return await host.EnrichedAsync(id, Token);
    }

    /// <summary>A page with an article in it.</summary>
    protected static string Page(string headline, string? body = null) =>
        $"<!doctype html><html "
            + $"lang=\"en\"><head><title>{headline}</title></head><body><article><h1>{headline}</h1>{body ?? $"<p>{Paragraph}</p>"}"
            + $"</article></body></html>";

    protected static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
