using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>The versions of a wire item over files: one article, whose newest version counts, until its agency kills it.</summary>
public sealed class ItemLifeTests : IDisposable
{
    private static readonly ArticleId Id = ArticleId.FromItem(Newswire.Id);

    private const string Other = "urn:newsml:ostermark.test:20261124:4712";

    private readonly MemoryPipeline _pipeline = new(("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"),
        ("Subscriptions:1:Name", "once"), ("Subscriptions:1:Queue", "once"), ("Subscriptions:1:Duplicates", "exclude"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_file_that_is_one_item_is_split_up_into_it()
    {
        await DropAsync("1.json", Newswire.Ninjs());

        _pipeline.Ledger["1.json"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Expanded), row => row.Parts.ShouldBe(1), row => row.Reason.ShouldBeNull());
        var row = await RowAsync();
        (row.Stage, row.Name, row.Part, row.Item!.Version).ShouldBe((ArticleStage.Published, "1.json", Newswire.Id, "1"));
        _pipeline.Index.Documents.Keys.ShouldBe([Id]);
    }

    [Fact]
    public async Task A_correction_in_another_file_is_the_next_revision_of_the_same_article()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));

        await ShouldBePublishedAsync("2.json", sequence: 2, Newswire.Corrected);
        Events("all").ShouldBe([("article.enriched.v1", 1), ("article.enriched.v1", 2)]);
        Events("once").ShouldBe(Events("all"));
        (await RowAsync()).DuplicateOf.ShouldBeNull();
    }

    [Theory]
    [InlineData("0.json")]
    [InlineData("2.json")]
    public async Task An_older_version_that_comes_late_changes_nothing(string name)
    {
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        var before = await RowAsync();

        await DropAsync(name, Newswire.Ninjs());

        (await RowAsync()).ShouldBe(before);
        await ShouldBePublishedAsync("2.json", sequence: 1, Newswire.Corrected);
        Events("all").Count.ShouldBe(1);
        _pipeline.Ledger[name].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Expanded),
            row => row.Reason!.Code.ShouldBe("superseded"),
            row => row.Reason!.Message.ShouldContain("version 2 in file '2.json'"));
    }

    [Fact]
    public async Task The_same_version_in_another_file_sends_nothing_and_is_carried_by_the_later_one()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("again.json", Newswire.Ninjs());

        Events("all").Count.ShouldBe(1);
        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Sequence.ShouldBe(1), row => row.Name.ShouldBe("again.json"), row => row.Stage.ShouldBe(ArticleStage.Published));
        await RemoveAsync("1.json");
        await ShouldBePublishedAsync("again.json", sequence: 1, Newswire.Text);
        await RemoveAsync("again.json");
        (await RowAsync()).Stage.ShouldBe(ArticleStage.Withdrawn);
    }

    [Fact]
    public async Task A_file_that_is_written_over_with_another_item_leaves_the_first_one_and_says_so()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("1.json", Newswire.Ninjs(text: Newswire.Corrected, id: Other));

        await ShouldBePublishedAsync("1.json", sequence: 1, Newswire.Text);
        _pipeline.Index.Documents.Keys.ShouldBe([Id, ArticleId.FromItem(Other)], ignoreOrder: true);
        _pipeline.Ledger["1.json"].ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Expanded),
            row => row.Reason!.Code.ShouldBe("written-over"),
            row => row.Reason!.Message.ShouldContain(Newswire.Id),
            row => row.NeedsOperator.ShouldBeFalse());
        Events("all").ShouldBe([("article.enriched.v1", 1)]);
    }

    [Fact]
    public async Task When_that_file_is_removed_both_are_withdrawn()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("1.json", Newswire.Ninjs(text: Newswire.Corrected, id: Other));

        await RemoveAsync("1.json");

        (await RowAsync()).Stage.ShouldBe(ArticleStage.Withdrawn);
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_written_over_with_the_next_version_has_nothing_to_say()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("1.json", Newswire.Ninjs("2", Newswire.Corrected));

        _pipeline.Ledger["1.json"].Reason.ShouldBeNull();
    }

    [Fact]
    public async Task Removing_the_file_of_an_older_version_changes_nothing()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));

        await RemoveAsync("1.json");

        await ShouldBePublishedAsync("2.json", sequence: 2, Newswire.Corrected);
        Events("all").Count.ShouldBe(2);
        _pipeline.Ledger["1.json"].Stage.ShouldBe(ArticleStage.Withdrawn);
    }

    [Fact]
    public async Task Removing_the_file_of_the_newest_version_withdraws_the_article_and_revives_no_older_one()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        await RemoveAsync("2.json");
        await ShouldBeGoneAsync();
        Events("all")[^1].ShouldBe(("article.withdrawn.v1", 3));

        await _pipeline.CleaningStep.RepeatAsync("1.json", Token);
        await DropAsync("1.json", Newswire.Ninjs() + " ");
        await ShouldBeGoneAsync();

        await DropAsync("3.json", Newswire.Ninjs("2", Newswire.Corrected));
        await ShouldBePublishedAsync("3.json", sequence: 4, Newswire.Corrected);
    }

    [Theory]
    [InlineData("1.json")]
    [InlineData("kill.json")]
    public async Task A_kill_withdraws_the_article_everywhere_whatever_file_it_comes_in(string name)
    {
        await DropAsync("1.json", Newswire.Ninjs());

        await DropAsync(name, Newswire.Kill());

        await ShouldBeGoneAsync();
        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Rejected), row => row.Reason!.Code.ShouldBe("killed"), row =>
                row.IsKilled.ShouldBeTrue());
        Events("all")[^1].ShouldBe(("article.withdrawn.v1", 2));
        Events("once")[^1].ShouldBe(("article.withdrawn.v1", 2));
        _pipeline.Subscribers.Sent[^1].Event.GetProperty("data").GetProperty("reason").GetString().ShouldBe("killed");
        _pipeline.Fingerprints.HoldsNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task A_kill_of_the_newest_version_by_the_same_number_counts()
    {
        await DropAsync("1.json", Newswire.Ninjs("3"));
        await DropAsync("kill.json", Newswire.Kill("3", "2026-11-24T07:00:00Z"));
        await ShouldBeGoneAsync();
    }

    [Fact]
    public async Task A_kill_without_version_and_time_counts()
    {
        await DropAsync("1.json", Newswire.Ninjs("3"));
        await DropAsync("kill.json", Newswire.Kill(version: null, created: null));
        await ShouldBeGoneAsync();
    }

    [Fact]
    public async Task A_kill_that_comes_before_the_story_holds_it_out()
    {
        await DropAsync("kill.json", Newswire.Kill());
        await DropAsync("1.json", Newswire.Ninjs());

        await ShouldBeGoneAsync();
        _pipeline.Subscribers.Sent.ShouldBeEmpty();
        (await RowAsync()).Reason!.Code.ShouldBe("killed");
        _pipeline.Ledger["1.json"].Reason!.Code.ShouldBe("killed");
    }

    [Fact]
    public async Task A_kill_holds_out_when_its_file_was_removed_and_when_the_story_comes_again()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("kill.json", Newswire.Kill());
        await RemoveAsync("kill.json");
        await RemoveAsync("1.json");

        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2"));

        await ShouldBeGoneAsync();
        Events("all").Count(sent => sent.Type == "article.enriched.v1").ShouldBe(1);
    }

    [Fact]
    public async Task A_version_above_the_kill_is_published_again()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("kill.json", Newswire.Kill());

        await DropAsync("3.json", Newswire.Ninjs("3", Newswire.Corrected, created: "2026-11-24T07:45:00Z"));

        await ShouldBePublishedAsync("3.json", sequence: 3, Newswire.Corrected);
        (await RowAsync()).IsKilled.ShouldBeFalse();
        Events("all").ShouldBe([("article.enriched.v1", 1), ("article.withdrawn.v1", 2), ("article.enriched.v1", 3)]);
        await RemoveAsync("kill.json");
        await ShouldBePublishedAsync("3.json", sequence: 3, Newswire.Corrected);
    }

    [Fact]
    public async Task A_kill_of_an_older_version_that_comes_late_changes_nothing()
    {
        await DropAsync("3.json", Newswire.Ninjs("3", created: "2026-11-24T07:45:00Z"));
        await DropAsync("kill.json", Newswire.Kill());

        await ShouldBePublishedAsync("3.json", sequence: 1, Newswire.Text);
        _pipeline.Ledger["kill.json"].Reason!.Code.ShouldBe("superseded");
    }

    [Fact]
    public async Task A_notice_of_a_kill_under_the_storys_own_id_kills_it()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", "Kill/Takedown notice\n\nPlease kill the story. It named the wrong person."));

        await ShouldBeGoneAsync();
        (await RowAsync()).IsKilled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_notice_of_a_kill_that_names_no_item_is_rejected_and_takes_nothing_out()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("notice.txt", "Kill/Takedown notice\n\nPlease kill the story slugged Bridge.");
        await DropAsync(
            "notice.json", Newswire.Ninjs(text: "Kill/Takedown notice\n\nPlease kill the story slugged Bridge.", id: "urn:newsml:ostermark."
                + "test:20261124:4712"));

        await ShouldBePublishedAsync("1.json", sequence: 1, Newswire.Text);
        _pipeline.Ledger["notice.txt"].Reason!.Code.ShouldBe("killed");
        _pipeline.Index.Documents.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_agencies_with_one_weak_id_have_two_articles()
    {
        await DropAsync("a.json", Newswire.Ninjs(id: "4711", provider: "OW"));
        await DropAsync("b.json", Newswire.Ninjs(id: "4711", provider: "SW", text: Newswire.Corrected));
        await DropAsync("kill.json", Newswire.Kill(id: "4711", provider: "ow"));

        _pipeline.Index.Documents.Keys.ShouldHaveSingleItem();
        _pipeline.Index.Documents.Values.Single().Name.ShouldBe("b.json");
    }

    [Fact]
    public async Task A_weak_id_without_a_provider_leaves_the_file_to_tell()
    {
        await DropAsync("a.json", Newswire.Ninjs(id: "4711"));
        await DropAsync("b.json", Newswire.Ninjs(id: "4711", text: Newswire.Corrected));

        _pipeline.Index.Documents.Keys.ShouldBe([ArticleId.FromName("a.json"), ArticleId.FromName("b.json")], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_several_versions_in_one_file_the_newest_counts()
    {
        await DropAsync(
            "all.json", $"[{Newswire.Ninjs("2", Newswire.Corrected)},{Newswire.Ninjs()},"
                + $"{Newswire.Ninjs("3", Newswire.Corrected + " Again.")}]");

        await ShouldBePublishedAsync("all.json", sequence: 1, Newswire.Corrected + " Again.");
        _pipeline.Ledger["all.json"].Reason!.Code.ShouldBe("superseded");
    }

    [Fact]
    public async Task Of_a_story_and_its_kill_in_one_file_the_kill_counts()
    {
        await DropAsync("all.json", $"[{Newswire.Kill("1", "2026-11-24T07:00:00Z")},{Newswire.Ninjs()}]");

        await ShouldBeGoneAsync();
        (await RowAsync()).IsKilled.ShouldBeTrue();
    }

    [Fact]
    public async Task Texts_of_one_item_of_which_nothing_tells_the_newest_are_rejected()
    {
        await DropAsync("all.json", $"[{Newswire.Ninjs()},{Newswire.Ninjs(text: Newswire.Corrected)}]");

        _pipeline.Index.Documents.ShouldBeEmpty();
        (await _pipeline.Ledger.ListAsync(Token).Where(row => row.Part is not null).Select(row => row.Reason!.Code).ToListAsync(Token))
            .ShouldBe(["ambiguous-version", "ambiguous-version"]);
    }

    [Fact]
    public async Task What_cannot_be_read_of_a_later_version_leaves_the_one_that_stands()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", status: "commissioned"));

        await ShouldBePublishedAsync("1.json", sequence: 1, Newswire.Text);
        (await _pipeline.Ledger.FindAsync(ArticleId.FromPart("2.json", Newswire.Id), Token))!.Reason!.Code.ShouldBe("unknown-status");

        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        await ShouldBePublishedAsync("2.json", sequence: 2, Newswire.Corrected);
        (await _pipeline.Ledger.FindAsync(ArticleId.FromPart("2.json", Newswire.Id), Token))!.Stage.ShouldBe(ArticleStage.Withdrawn);
    }

    [Fact]
    public async Task What_could_not_be_read_in_a_file_is_closed_when_the_file_comes_with_what_another_has_brought_meanwhile()
    {
        await DropAsync("a.json", Newswire.Ninjs(status: "commissioned"));
        await DropAsync("b.json", Newswire.Ninjs());
        await DropAsync("a.json", Newswire.Ninjs());

        await ShouldBePublishedAsync("a.json", sequence: 1, Newswire.Text);
        (await _pipeline.Ledger.FindAsync(ArticleId.FromPart("a.json", Newswire.Id), Token))!.Stage.ShouldBe(ArticleStage.Withdrawn);
    }

    [Fact]
    public async Task An_item_that_has_expired_is_not_published()
    {
        await DropAsync("1.json", Newswire.Ninjs(fields: ("expires", "2026-11-24T07:59:00Z")));
        _pipeline.Index.Documents.ShouldBeEmpty();
        (await _pipeline.Ledger.FindAsync(ArticleId.FromPart("1.json", Newswire.Id), Token))!.Reason!.Code.ShouldBe("expired");

        await DropAsync("2.json", Newswire.Ninjs("2", fields: ("expires", "2026-11-24T09:00:00Z")));
        _pipeline.Index.Documents.Count.ShouldBe(1);
        await DropAsync("3.json", Newswire.Ninjs("3", fields: ("expires", "2026-11-24T07:59:00Z")));
        await ShouldBeGoneAsync();
    }

    [Fact]
    public async Task An_article_that_was_known_by_its_file_before_is_withdrawn_under_its_old_id()
    {
        var byFile = ArticleId.FromName("1.json");
        await DropAsync("1.json", Newswire.Ninjs(id: "4711"));
        _pipeline.Index.Documents.Keys.ShouldBe([byFile]);

        await DropAsync("1.json", Newswire.Ninjs());

        _pipeline.Index.Documents.Keys.ShouldBe([Id]);
        (await _pipeline.Cleaned.ReadAsync(byFile, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task The_article_is_cleaned_again_from_the_file_that_carries_it()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));

        _pipeline.Deploy(cleanerVersion: 2);
        _pipeline.Time.Advance(TimeSpan.FromHours(2));
        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);

        (await RowAsync()).ShouldSatisfyAllConditions(row => row.CleanerVersion.ShouldBe(2), row => row.Name.ShouldBe("2.json"));
        await ShouldBePublishedAsync("2.json", sequence: 2, Newswire.Corrected);
    }

    [Fact]
    public async Task After_the_ledger_was_lost_an_older_file_that_is_read_first_does_not_win()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        _pipeline.Ledger.Clear();

        await _pipeline.CleaningStep.RepeatAsync("1.json", Token);
        await _pipeline.DrainAsync(Token);
        await _pipeline.CleaningStep.RepeatAsync("2.json", Token);
        await _pipeline.DrainAsync(Token);

        await ShouldBePublishedAsync("2.json", sequence: 2, Newswire.Corrected);
        (await RowAsync()).Item!.Version.ShouldBe("2");
    }

    private async Task DropAsync(string name, string content)
    {
        _pipeline.Time.Advance(TimeSpan.FromSeconds(10));
        await _pipeline.DropAsync(name, content, Token);
    }

    private Task RemoveAsync(string name) => _pipeline.RemoveAsync(name, Token);

    private async Task<LedgerEntry> RowAsync() => (await _pipeline.Ledger.FindAsync(Id, Token)).ShouldNotBeNull();

    private List<(string Type, int Sequence)> Events(string queue) =>
    [
        .. _pipeline.Subscribers.Sent.Where(sent => sent.Queue == queue && sent.Event.GetProperty("subject").GetString() == Id.ToString())
            .Select(sent => (sent.Event.GetProperty("type").GetString()!, sent.Event.GetProperty("data").GetProperty("sequence")
                .GetInt32())),
    ];

    private async Task ShouldBePublishedAsync(string file, int sequence, string text)
    {
        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBe(ArticleStage.Published), row => row.Name.ShouldBe(file), row => row.Sequence.ShouldBe(sequence));
        (await _pipeline.Enriched.ReadAsync(Id, Token))!.Document.ShouldSatisfyAllConditions(
            document => document.Sequence.ShouldBe(sequence), document => document.Text.ShouldBe(text));
        _pipeline.Index.Documents[Id].Sequence.ShouldBe(sequence);
    }

    private async Task ShouldBeGoneAsync()
    {
        _pipeline.Index.Documents.ShouldNotContainKey(Id);
        (await _pipeline.Cleaned.ReadAsync(Id, Token)).ShouldBeNull();
        (await _pipeline.Enriched.ReadAsync(Id, Token)).ShouldBeNull();
        (await RowAsync()).ShouldSatisfyAllConditions(
            row => row.Stage.ShouldBeOneOf(ArticleStage.Rejected, ArticleStage.Withdrawn), row => row.IsToBeWithdrawn.ShouldBeFalse());
    }
}
