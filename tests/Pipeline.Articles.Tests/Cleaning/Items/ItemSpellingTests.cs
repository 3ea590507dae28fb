using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>
/// An item that is spelled otherwise is the same item: a kill, a correction and a late older version meet their story. Where it is not
/// certain that two are one, neither takes out the other, and an operator is told of a kill.
/// </summary>
public sealed class ItemSpellingTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), ("Enrichment:Features", "None"),
        ("Cleaning:FindDuplicates", "false"), ("Wire:Providers:SW:Aliases", "Skerry Wire, skerry.test"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Who sends an item, its id, and the same item as another file of the agency has it.</summary>
    public static TheoryData<string?, string, string?, string> Spellings => new()
    {
        // Letter case and white space.
        { "SW", "sw.4711", "sw", "SW.4711" },
        { null, "urn:newsml:skerry.test:20260312:Bridge-4711", null, "URN:newsml:Skerry.Test:20260312:bridge-4711" },
        { null, "tag:skerry.test,2026:newsml_L1N14N0FF", null, "tag:skerry.test,2026:NEWSML_l1n14n0ff" },
        { null, "https://skerry.test/items/A4711", null, "http://www.skerry.test/items/a4711/" },
        { null, "0b7a9c1e-8f53-4a66-9a52-0d5c8f1f2a3b", null, "urn:uuid:0B7A9C1E-8F53-4A66-9A52-0D5C8F1F2A3B" },
        { "Skerry  Wire", "4711", "SKERRY WIRE", "4711" },
        // The agency by a code, a name or its domain.
        { "SW", "4711", "Skerry Wire", "4711" },
        { "skerry.test", "4711", "nprov:sw", "4711" },
        { "The Associated Press", "A4711", "AP", "a4711" },
        { "Reuters", "L1N14N0FF", "reuters.com", "L1N14N0FF" },
        // The agency's code before the number.
        { "SW", "sw.4711", "Skerry Wire", "4711" },
        // The id as it stands in an outer form.
        { "SW", "4711", null, "tag:skerry.test,2026:4711" },
        { null, "urn:newsml:skerry.test:20260312:4711", "SW", "4711" },
        { null, "urn:newsml:skerry.test:20260312:4711", null, "tag:skerry.test,2026:4711" },
        { "Skerry Wire", "4711", "SW", "urn:newsml:skerry.test:20260312:4711" },
        { "Skerry Wire", "0b7a9c1e-8f53-4a66-9a52-0d5c8f1f2a3b", "SW", "tag:localhost:2026:0b7a9c1e-8f53-4a66-9a52-0d5c8f1f2a3b" },
        // The agency in the id alone.
        { "SW", "skerry.test:4711", null, "Skerry.test:4711" },
    };

    /// <summary>Ids of which nothing says for certain that they are one item.</summary>
    public static TheoryData<string?, string, string?, string> Likes => new()
    {
        { "SW", "4711", "Ostermark Wire", "4711" },
        { "Ostermark Wire", "sw.4711", "OW", "sw.4711" },
        { null, "urn:newsml:skerry.test:20260312:4711", "OW", "4711" },
        { null, "urn:newsml:skerry.test:20260312:4711", null, "urn:newsml:ostermark.test:20260312:4711" },
        { null, "tag:skerry.test,2026:4711", null, "tag:ostermark.test,2026:4711" },
        { null, "https://skerry.test/items/4711", "SW", "urn:newsml:ostermark.test:20260312:4711" },
    };

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_kill_meets_its_story_however_it_is_spelled(string? provider, string id, string? otherProvider, string otherId)
    {
        await DropAsync("1.json", Newswire.Ninjs(id: id, provider: provider));
        _pipeline.Index.Documents.Count.ShouldBe(1);

        await DropAsync("kill.json", Newswire.Kill(id: otherId, provider: otherProvider));

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Subscribers.Sent[^1].Event.GetProperty("data").GetProperty("reason").GetString().ShouldBe("killed");
        (await AttentionAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_kill_that_comes_before_its_story_holds_it_out_however_it_is_spelled(
        string? provider, string id, string? otherProvider, string otherId)
    {
        await DropAsync("kill.json", Newswire.Kill(id: otherId, provider: otherProvider));
        await DropAsync("1.json", Newswire.Ninjs(id: id, provider: provider));

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Subscribers.Sent.ShouldBeEmpty();
        _pipeline.Ledger["1.json"].Reason!.Code.ShouldBe("killed");
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_correction_is_the_next_revision_and_an_older_version_changes_nothing(
        string? provider, string id, string? otherProvider, string otherId)
    {
        await DropAsync("1.json", Newswire.Ninjs(id: id, provider: provider));
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, id: otherId, provider: otherProvider));
        await DropAsync("late.json", Newswire.Ninjs(id: otherId, provider: otherProvider));

        var row = (await PublishedAsync()).ShouldHaveSingleItem();
        (row.Name, row.Sequence).ShouldBe(("2.json", 2));
        _pipeline.Index.Documents.Keys.ShouldBe([row.Id]);
        (await _pipeline.Enriched.ReadAsync(row.Id, Token))!.Document.Text.ShouldBe(Newswire.Corrected);
        _pipeline.Ledger["late.json"].Reason!.Code.ShouldBe("superseded");
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Removing_the_file_that_carries_it_withdraws_it(string? provider, string id, string? otherProvider, string otherId)
    {
        await DropAsync("1.json", Newswire.Ninjs(id: id, provider: provider));
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, id: otherId, provider: otherProvider));

        await _pipeline.RemoveAsync("1.json", Token);
        _pipeline.Index.Documents.Count.ShouldBe(1);
        await _pipeline.RemoveAsync("2.json", Token);
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Likes))]
    public async Task A_kill_takes_out_nothing_of_another_provider_and_is_put_before_an_operator(
        string? provider, string id, string? otherProvider, string otherId)
    {
        await DropAsync("1.json", Newswire.Ninjs(id: id, provider: provider));
        await DropAsync("kill.json", Newswire.Kill(id: otherId, provider: otherProvider));

        var standing = (await PublishedAsync()).ShouldHaveSingleItem();
        var kill = (await AttentionAsync()).ShouldHaveSingleItem();
        kill.Name.ShouldBe("kill.json");
        kill.Reason!.Code.ShouldBe("unmet-kill");
        kill.Reason.Message.ShouldContain(otherId);
        kill.Reason.Message.ShouldContain(standing.Id.ToString());
        kill.Reason.Message.ShouldContain("1.json");
    }

    [Theory]
    [MemberData(nameof(Likes))]
    public async Task So_it_is_when_the_story_comes_after_it(string? provider, string id, string? otherProvider, string otherId)
    {
        await DropAsync("kill.json", Newswire.Kill(id: otherId, provider: otherProvider));
        (await AttentionAsync()).ShouldBeEmpty();
        await DropAsync("1.json", Newswire.Ninjs(id: id, provider: provider));

        (await PublishedAsync()).Count.ShouldBe(1);
        (await AttentionAsync()).ShouldHaveSingleItem().Reason!.Message.ShouldContain("1.json");
    }

    [Theory]
    [MemberData(nameof(Likes))]
    public async Task Stories_of_two_providers_stand_side_by_side(string? provider, string id, string? otherProvider, string otherId)
    {
        await DropAsync("1.json", Newswire.Ninjs(id: id, provider: provider));
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, id: otherId, provider: otherProvider));

        (await PublishedAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_kill_that_has_met_its_story_waits_for_nobody_whoever_else_has_the_number()
    {
        await DropAsync("1.json", Newswire.Ninjs(id: "4711", provider: "SW"));
        await DropAsync("2.json", Newswire.Ninjs(id: "4711", provider: "OW", text: Newswire.Corrected));
        await DropAsync("kill.json", Newswire.Kill(id: "4711", provider: "Skerry Wire"));

        (await PublishedAsync()).ShouldHaveSingleItem().Name.ShouldBe("2.json");
        (await AttentionAsync()).ShouldBeEmpty();
        await DropAsync("3.json", Newswire.Ninjs("2", id: "4711", provider: "OW"));
        (await AttentionAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kill_finds_a_story_of_whose_provider_nothing_is_said()
    {
        await DropAsync("1.json", Newswire.Ninjs(id: "4711"));
        await DropAsync("kill.json", Newswire.Kill(id: "4711", provider: "SW"));

        (await AttentionAsync()).ShouldHaveSingleItem().Reason!.Message.ShouldContain("1.json");
    }

    [Fact]
    public async Task A_bare_number_is_no_certain_kill_of_two_items_that_an_agency_numbered_alike_on_two_days()
    {
        await DropAsync("1.json", Newswire.Ninjs(id: "urn:newsml:skerry.test:20260312:4711"));
        await DropAsync("2.json", Newswire.Ninjs(id: "urn:newsml:skerry.test:20260313:4711", text: Newswire.Corrected));
        await DropAsync("kill.json", Newswire.Kill(id: "4711", provider: "SW"));

        (await PublishedAsync()).Count.ShouldBe(2);
        var message = (await AttentionAsync()).ShouldHaveSingleItem().Reason!.Message;
        message.ShouldContain("1.json");
        message.ShouldContain("2.json");
    }

    [Fact]
    public async Task A_number_that_met_an_item_of_one_day_is_not_that_of_another_day()
    {
        await DropAsync("1.json", Newswire.Ninjs(id: "urn:newsml:skerry.test:20260312:4711"));
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, id: "4711", provider: "SW"));
        await DropAsync("3.json", Newswire.Ninjs("3", id: "urn:newsml:skerry.test:20260313:4711"));

        (await PublishedAsync()).Select(row => row.Name).ShouldBe(["2.json", "3.json"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("urn:newsml:skerry.test:20260312:4711", "urn:newsml:skerry.test:20260312:4711:2N")]
    [InlineData("urn:newsml:skerry.test:20260312:4711:1", "urn:newsml:skerry.test:20260312:4711:2")]
    [InlineData("tag:skerry.test,2026:newsml_L1N14N0FF", "tag:skerry.test,2026:newsml_L1N14N0FF:2")]
    [InlineData("https://skerry.test/items/4711?version=1", "https://skerry.test/items/4711?version=2")]
    [InlineData("tag:skerry.test,2026:4711-v1", "tag:skerry.test,2026:4711-v2")]
    public async Task The_version_at_the_end_of_an_id_is_no_part_of_it(string id, string otherId)
    {
        await DropAsync("1.json", Newswire.Ninjs(id: id));
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, id: otherId));

        (await PublishedAsync()).ShouldHaveSingleItem().Name.ShouldBe("2.json");
        await DropAsync("kill.json", Newswire.Kill("2", id: otherId));
        (await PublishedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("urn:newsml:skerry.test:20260312:bulletin:1", "urn:newsml:skerry.test:20260312:bulletin:2")]
    [InlineData("sw.2026-1", "sw.2026-2")]
    [InlineData("https://skerry.test/items/1", "https://skerry.test/items/2")]
    public async Task A_number_at_the_end_that_tells_stories_apart_is_part_of_an_id(string id, string otherId)
    {
        await DropAsync("1.json", Newswire.Ninjs("1", id: id, provider: "SW"));
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, id: otherId, provider: "SW"));

        (await PublishedAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task In_one_file_the_newest_of_an_item_counts_however_it_is_spelled()
    {
        await DropAsync(
            "all.json",
            $"[{Newswire.Ninjs(id: "sw.4711", provider: "SW")},{Newswire.Kill(id: "SW.4711", provider: "Skerry Wire")},"
                + $"{Newswire.Ninjs(id: "sw.4712", provider: "SW", text: Newswire.Corrected)}]");

        (await PublishedAsync()).ShouldHaveSingleItem().Item!.Id.ShouldBe("sw.4712");
    }

    [Fact]
    public async Task An_alias_that_is_set_later_brings_the_kill_to_its_story_when_its_file_is_reprocessed()
    {
        await DropAsync("1.json", Newswire.Ninjs(id: "4711", provider: "Ostermark Wire"));
        await DropAsync("kill.json", Newswire.Kill(id: "4711", provider: "OW"));
        (await AttentionAsync()).Count.ShouldBe(1);

        _pipeline.Configure("Wire:Providers:OW:Aliases", "Ostermark Wire");
        _pipeline.Deploy(2);
        await _pipeline.CleaningStep.RepeatAsync("kill.json", Token);
        await _pipeline.DrainAsync(Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        (await AttentionAsync()).ShouldBeEmpty();
        _pipeline.Subscribers.Sent[^1].Event.GetProperty("data").GetProperty("reason").GetString().ShouldBe("killed");
    }

    [Fact]
    public async Task After_an_upgrade_an_article_keeps_its_id_and_a_kill_that_is_spelled_otherwise_meets_it()
    {
        await DropAsync("1.json", Newswire.Ninjs(id: "sw.4711", provider: "SW"));
        var before = (await PublishedAsync()).ShouldHaveSingleItem();
        _pipeline.Items.Clear();
        _pipeline.Deploy(2);

        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);

        var row = (await PublishedAsync()).ShouldHaveSingleItem();
        (row.Id, row.Sequence, row.CleanerVersion).ShouldBe((before.Id, before.Sequence, 2));
        await DropAsync("kill.json", Newswire.Kill(id: "SW.4711", provider: "Skerry Wire"));
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kill_that_came_between_an_upgrade_and_the_first_round_takes_the_story_out_in_that_round()
    {
        await DropAsync("1.json", Newswire.Ninjs(id: "sw.4711", provider: "SW"));
        _pipeline.Items.Clear();
        _pipeline.Deploy(2);
        await DropAsync("kill.json", Newswire.Kill(id: "SW.4711", provider: "Skerry Wire"));
        _pipeline.Index.Documents.Count.ShouldBe(1);

        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Subscribers.Sent[^1].Event.GetProperty("data").GetProperty("reason").GetString().ShouldBe("killed");
    }

    [Fact]
    public async Task A_kill_from_before_an_upgrade_holds_out_its_story_though_its_file_is_gone()
    {
        await DropAsync("kill.json", Newswire.Kill(id: "SW.4711", provider: "Skerry Wire"));
        await _pipeline.RemoveAsync("kill.json", Token);
        _pipeline.Items.Clear();
        _pipeline.Deploy(2);
        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);

        await DropAsync("1.json", Newswire.Ninjs(id: "sw.4711", provider: "SW"));

        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_articles_from_before_an_upgrade_that_are_one_item_become_one()
    {
        await DropAsync("1.json", Newswire.Ninjs(id: "sw.4711", provider: "SW"));
        _pipeline.Items.Clear();
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected, id: "4711", provider: "SW"));
        (await PublishedAsync()).Count.ShouldBe(2);
        _pipeline.Items.Clear();

        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);

        (await PublishedAsync()).ShouldHaveSingleItem().Name.ShouldBe("2.json");
        _pipeline.Index.Documents.Count.ShouldBe(1);
    }

    private async Task DropAsync(string name, string content)
    {
        _pipeline.Time.Advance(TimeSpan.FromSeconds(2));
        await _pipeline.DropAsync(name, content, Token);
    }

    private ValueTask<List<LedgerEntry>> PublishedAsync() =>
        _pipeline.Ledger.ListAsync(Token).Where(row => row.Stage == ArticleStage.Published).ToListAsync(Token);

    private ValueTask<List<LedgerEntry>> AttentionAsync() =>
        _pipeline.Ledger.ListAsync(Token).Where(row => row.NeedsOperator).ToListAsync(Token);
}
