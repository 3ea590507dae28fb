using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>Where agencies' folders are set, what lies elsewhere speaks of itself alone.</summary>
public sealed class WireFolderTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new(("Wire:Folders", "agencies, wires/ostermark/"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("agencies/b.json")]
    [InlineData("agencies/2026/b.json")]
    [InlineData("wires/ostermark/b.json")]
    public async Task A_file_in_a_folder_replaces_and_kills_the_item_by_its_id(string name)
    {
        await _pipeline.DropAsync("agencies/a.json", Item("\"version\": 1"), Token);
        await _pipeline.DropAsync(name, Item("\"version\": 2"), Token);
        (await RowAsync()).Name.ShouldBe(name);

        await _pipeline.DropAsync(name, Item("\"version\": 3, \"pubstatus\": \"canceled\""), Token);
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("b.json")]
    [InlineData("agenciesb.json")]
    [InlineData("agencies-too/b.json")]
    [InlineData("wires/b.json")]
    [InlineData("crawled/agencies/b.json")]
    public async Task A_file_elsewhere_is_an_article_of_its_own(string name)
    {
        await _pipeline.DropAsync("agencies/a.json", Item("\"version\": 1"), Token);
        await _pipeline.DropAsync(name, Item("\"version\": 2"), Token);

        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Name.ShouldBe("agencies/a.json"),
            row => row.Stage.ShouldBe(ArticleStage.Published),
            row => row.Sequence.ShouldBe(1));
        _pipeline.Index.Documents.Values.Select(document => document.Name).ShouldBe(["agencies/a.json", name], ignoreOrder: true);
        _pipeline.Enriched.All.Single(document => document.Name == name).ShouldSatisfyAllConditions(
            document => document.Item.ShouldBeNull(), document => document.Wire!.Version.ShouldBe("2"));
    }

    [Fact]
    public async Task A_kill_elsewhere_takes_out_nothing_and_is_put_before_an_operator()
    {
        await _pipeline.DropAsync("agencies/a.json", Item("\"version\": 1"), Token);
        await _pipeline.DropAsync("crawled/b.json", Item("\"version\": 2, \"pubstatus\": \"canceled\""), Token);

        _pipeline.Index.Documents.ShouldHaveSingleItem();
        var rows = await _pipeline.Ledger.ListAsync(Token).Where(row => row.Stage == ArticleStage.Rejected).ToListAsync(Token);
        var kill = rows.ShouldHaveSingleItem();
        kill.Name.ShouldBe("crawled/b.json");
        kill.Reason!.Code.ShouldBe("killed");
        kill.Reason.Message.ShouldContain("tag:1");
        kill.Reason.Message.ShouldContain("Wire__Folders");
        kill.NeedsOperator.ShouldBeTrue();
    }

    [Fact]
    public async Task A_kill_elsewhere_that_comes_first_holds_nothing_out()
    {
        await _pipeline.DropAsync("crawled/b.json", Item("\"version\": 2, \"pubstatus\": \"canceled\""), Token);
        await _pipeline.DropAsync("agencies/a.json", Item("\"version\": 1"), Token);

        _pipeline.Index.Documents.ShouldHaveSingleItem().Value.Name.ShouldBe("agencies/a.json");
    }

    [Fact]
    public async Task An_embargo_elsewhere_holds_its_own_file_alone()
    {
        await _pipeline.DropAsync("agencies/a.json", Item("\"version\": 1"), Token);
        await _pipeline.DropAsync("b.json", Item("\"version\": 2, \"embargoed\": \"2026-11-25T00:00:00Z\""), Token);

        _pipeline.Index.Documents.ShouldHaveSingleItem().Value.Name.ShouldBe("agencies/a.json");
        var rows = await _pipeline.Ledger.ListAsync(Token).Where(row => row.Stage == ArticleStage.Embargoed).ToListAsync(Token);
        rows.ShouldHaveSingleItem().Name.ShouldBe("b.json");
    }

    [Theory]
    [InlineData("/agencies")]
    [InlineData("agencies//")]
    [InlineData(",")]
    [InlineData(" ")]
    [InlineData("agencies,../x")]
    [InlineData("a\\b")]
    [InlineData("/")]
    public void A_folder_that_no_file_can_lie_in_is_refused(string folders) =>
        new WireFoldersValidator().Validate(name: null, new WireFolderOptions { Folders = folders }).Failed.ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("agencies,wires/ap/")]
    public void Folders_and_none_are_allowed(string folders) =>
        new WireFoldersValidator().Validate(name: null, new WireFolderOptions { Folders = folders }).Succeeded.ShouldBeTrue();

    private static string Item(string field) =>
        $$"""{"guid": "tag:1", "versioncreated": "2026-11-24T07:00:00Z", "headline": "Bridge", "body_text": """
            + $$"""{{System.Text.Json.JsonSerializer.Serialize(Some.ArticleText)}}, {{field}}}""";

    private async Task<LedgerEntry> RowAsync() => (await _pipeline.Ledger.FindAsync(ArticleId.FromItem("tag:1"), Token))!;
}
