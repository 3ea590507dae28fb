using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>What a sloppy or hostile agency does to its own items, or tries on another's.</summary>
public sealed class HostileAgencyTests : IDisposable
{
    private static readonly ArticleId Id = ArticleId.FromItem(Newswire.Id);

    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), ("Enrichment:Features", "None"),
        ("Cleaning:FindDuplicates", "false"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_correction_that_lowers_the_version_changes_nothing_and_its_file_says_so()
    {
        await DropAsync("1.json", Newswire.Ninjs("3"));
        await DropAsync("2.json", Newswire.Ninjs("1", Newswire.Corrected, created: "2026-11-24T07:50:00Z"));

        (await RowAsync()).ShouldSatisfyAllConditions(row => row.Name.ShouldBe("1.json"), row => row.Sequence.ShouldBe(1));
        _pipeline.Ledger["2.json"].Reason!.Code.ShouldBe("superseded");
    }

    [Theory]
    [InlineData("withheld")]
    [InlineData("canceled")]
    public async Task Usable_again_needs_a_version_above_the_one_that_was_held_back(string status)
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", status: status, created: "2026-11-24T07:30:00Z"));
        _pipeline.Index.Documents.ShouldBeEmpty();

        await DropAsync("3.json", Newswire.Ninjs("2", Newswire.Corrected, created: "2026-11-24T07:40:00Z"));
        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Ledger["3.json"].Reason!.Code.ShouldBe("killed");

        await DropAsync("4.json", Newswire.Ninjs("3", Newswire.Corrected, created: "2026-11-24T07:50:00Z"));
        _pipeline.Index.Documents.Keys.ShouldBe([Id]);
        (await RowAsync()).Name.ShouldBe("4.json");
    }

    [Fact]
    public async Task An_update_of_a_killed_story_that_was_made_before_the_kill_is_held_out_however_high_its_number()
    {
        await DropAsync("kill.json", Newswire.Kill("2", "2026-11-24T07:30:00Z"));
        await DropAsync("3.json", Newswire.Ninjs("3", Newswire.Corrected, created: "2026-11-24T07:20:00Z"));

        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task Items_that_replace_each_other_in_a_chain_leave_the_last_one_standing()
    {
        var ids = Enumerable.Range(1, 3).Select(number => $"http://ostermark.test/text/{number}").ToList();
        await DropAsync("1.json", Newswire.Ninjs(id: ids[0]));
        await DropAsync("3.json", Newswire.Ninjs(id: ids[2], fields: ("replacing", ids[1])));
        await DropAsync("2.json", Newswire.Ninjs(id: ids[1], fields: ("replacing", ids[0])));

        _pipeline.Index.Documents.Keys.ShouldBe([ArticleId.FromItem(ids[2])]);
    }

    [Fact]
    public async Task Two_items_that_replace_each_other_are_both_taken_out()
    {
        string[] ids = ["http://ostermark.test/text/1", "http://ostermark.test/text/2"];
        await DropAsync("1.json", Newswire.Ninjs(id: ids[0], fields: ("replacing", ids[1])));
        await DropAsync("2.json", Newswire.Ninjs(id: ids[1], fields: ("replacing", ids[0])));

        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_story_by_two_agencies_is_two_articles_and_a_kill_takes_out_its_own_agencys()
    {
        await DropAsync("a.json", Newswire.Ninjs(id: "4711", provider: "Ostermark Wire"));
        await DropAsync("b.json", Newswire.Ninjs(id: "4711", provider: "Skerry Wire"));
        _pipeline.Index.Documents.Count.ShouldBe(2);

        await DropAsync("kill.json", Newswire.Kill(id: "4711", provider: "Skerry Wire"));
        _pipeline.Index.Documents.Values.ShouldHaveSingleItem().Name.ShouldBe("a.json");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("urn:newsml:ostermark.test:20261124:0")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("https://ostermark.test/items/0")]
    public async Task Stories_that_a_system_numbers_0_stand_side_by_side_and_a_kill_of_0_takes_out_none(string id)
    {
        await DropAsync("a.json", Newswire.Ninjs("0", id: id, provider: "Ostermark Wire"));
        await DropAsync("b.json", Newswire.Ninjs("0", Newswire.Corrected, id: id, provider: "Ostermark Wire"));
        await DropAsync("kill.json", Newswire.Kill("1", id: id, provider: "Ostermark Wire"));

        _pipeline.Index.Documents.Values.Select(document => document.Name).ShouldBe(["a.json", "b.json"], ignoreOrder: true);
        _pipeline.Ledger["kill.json"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Rejected), row => row.NeedsOperator.ShouldBeTrue());
    }

    [Theory]
    [InlineData("../../etc/passwd1")]
    [InlineData("urn:newsml:ostermark.test:20261124:4711\u0000\u0007")]
    [InlineData("urn:newsml:ostermark.test:20261124:%00%2e%2e4711")]
    [InlineData("urn:newsml:ostermark.test:20261124:\ud83d\ude004711")]
    [InlineData("<script>4711</script>")]
    public async Task A_kill_with_an_odd_id_meets_the_story_that_has_it_and_no_other(string id)
    {
        await DropAsync("a.json", Newswire.Ninjs(id: id, provider: "Ostermark Wire"));
        await DropAsync("b.json", Newswire.Ninjs(id: "urn:newsml:ostermark.test:20261125:9", provider: "Ostermark Wire"));
        _pipeline.Index.Documents.Count.ShouldBe(2);

        await DropAsync("kill.json", Newswire.Kill(id: id, provider: "Ostermark Wire"));
        _pipeline.Index.Documents.Values.ShouldHaveSingleItem().Name.ShouldBe("b.json");
    }

    [Fact]
    public async Task A_kill_with_an_id_of_a_million_signs_takes_out_nothing_and_breaks_nothing()
    {
        await DropAsync("a.json", Newswire.Ninjs());
        await DropAsync("kill.json", Newswire.Kill(id: "urn:newsml:ostermark.test:20261124:" + new string('9', 1_000_000)));

        _pipeline.Index.Documents.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_embargo_in_the_past_publishes_and_one_that_a_later_version_moves_counts_at_once()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: ("embargoed", "2026-11-24T07:59:00Z")));
        _pipeline.Index.Documents.ShouldHaveSingleItem();

        await DropAsync("2.json", Newswire.Ninjs("2", fields: ("embargoed", "2026-11-25T07:00:00+01:00")));
        _pipeline.Index.Documents.ShouldBeEmpty();

        await DropAsync("3.json", Newswire.Ninjs("3", fields: ("embargoed", "2026-11-24T05:00:00-03:00")));
        _pipeline.Index.Documents.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task In_a_mail_of_several_items_each_counts_for_itself()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync(
            "mail.eml",
            "From: desk@ostermark.test\r\nTo: in@b.test\r\nSubject: items\r\nDate: Tue, 24 Nov 2026 07:40:00 +0000\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                + $"[{Newswire.Kill()},{Newswire.Ninjs(id: "urn:newsml:ostermark.test:20261124:4712", text: Newswire.Corrected)}]");

        _pipeline.Index.Documents.Keys.ShouldBe([ArticleId.FromItem("urn:newsml:ostermark.test:20261124:4712")]);
    }

    private async Task<LedgerEntry> RowAsync() => (await _pipeline.Ledger.FindAsync(Id, Token)).ShouldNotBeNull();

    private async Task DropAsync(string name, string content)
    {
        _pipeline.Time.Advance(TimeSpan.FromSeconds(2));
        await _pipeline.DropAsync(name, content, Token);
    }
}
