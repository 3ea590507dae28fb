using Pipeline.Articles.Contracts;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations.Revisions;

/// <summary>What changed between two revisions is shown as long as the article stands, and not a moment longer.</summary>
public sealed class FormerRevisionTests : IDisposable
{
    private static readonly ArticleId Item = ArticleId.FromItem(Newswire.Id);

    private readonly MemoryPipeline _pipeline = new(("Enrichment:Features", "None"), ("Cleaning:FindDuplicates", "false"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task The_last_two_revisions_are_compared_or_those_that_are_asked_for()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        await DropAsync("3.json", Newswire.Ninjs("3", Newswire.Corrected + "\n\nA third paragraph came."));

        var last = (await _pipeline.Revisions.CompareAsync(Item, from: null, to: null, Token)).ShouldNotBeNull();
        (last.From.Sequence, last.To.Sequence, last.From.Version, last.To.Version, last.To.Name).ShouldBe((2, 3, "2", "3", "3.json"));
        last.Text.Where(paragraph => !paragraph.IsSame).ShouldHaveSingleItem().After.ShouldBe("A third paragraph came.");
        last.Kept.Select(revision => revision.Sequence).ShouldBe([3, 2, 1]);
        var first = (await _pipeline.Revisions.CompareAsync(Item, from: 1, to: 2, Token)).ShouldNotBeNull();
        string.Join("\n\n", first.Text.Select(paragraph => paragraph.Before).OfType<string>()).ShouldBe(Newswire.Text);
        string.Join("\n\n", first.Text.Select(paragraph => paragraph.After).OfType<string>()).ShouldBe(Newswire.Corrected);
        first.IsSame.ShouldBeFalse();
        first.Title!.IsSame.ShouldBeTrue();
        (await _pipeline.Revisions.CompareAsync(Item, from: 1, to: 4, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_article_of_one_revision_costs_nothing_more()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("again.json", Newswire.Ninjs());
        _pipeline.Deploy(2);
        await _pipeline.CleaningStep.RepeatAsync("again.json", Token);
        await _pipeline.DrainAsync(Token);

        _pipeline.Former.Operations.ShouldBe(0);
        (await _pipeline.Revisions.CompareAsync(Item, from: null, to: null, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_dropped_again_with_another_text_is_compared_as_well()
    {
        await DropAsync("a.txt", Some.ArticleText);
        await DropAsync("a.txt", Some.ArticleText + "\n\nOne more paragraph, which was not there before.");

        var compared = (await _pipeline.Revisions.CompareAsync(ArticleId.FromName("a.txt"), null, null, Token)).ShouldNotBeNull();
        compared.Text[^1].ShouldSatisfyAllConditions(
            last => last.Before.ShouldBeNull(), last => last.After!.ShouldStartWith("One more paragraph"));
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("0", 0)]
    public async Task So_many_are_kept_as_the_setting_says(string setting, int kept)
    {
        _pipeline.Configure("Cleaning:FormerRevisions", setting);
        for (var version = 1; version <= 5; version++)
        {
            await DropAsync($"{version}.json", Newswire.Ninjs($"{version}", $"{Newswire.Text} Number {version}."));
        }

        (await _pipeline.Former.ListAsync(Item, Token).CountAsync(Token)).ShouldBe(kept);
    }

    [Fact]
    public async Task Of_a_killed_story_no_former_text_is_left()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        await DropAsync("kill.json", Newswire.Kill("3"));

        await ShouldBeGoneAsync();
    }

    [Fact]
    public async Task Of_a_removed_file_no_former_text_is_left_also_when_it_is_dropped_again()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        await _pipeline.RemoveAsync("2.json", Token);
        await ShouldBeGoneAsync();

        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        (await _pipeline.Revisions.CompareAsync(Item, null, null, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Where_personal_information_is_masked_no_former_text_is_shown()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        _pipeline.Configure("Enrichment:Features", "Pii");
        _pipeline.Configure("Enrichment:RedactPii", "true");

        var fault = await Should.ThrowAsync<InvalidOperationException>(() => _pipeline.Revisions.CompareAsync(Item, null, null, Token));
        fault.Message.ShouldContain("masked");
    }

    private async Task ShouldBeGoneAsync()
    {
        (await _pipeline.Former.ListAsync(Item, Token).ToListAsync(Token)).ShouldBeEmpty();
        (await _pipeline.Revisions.CompareAsync(Item, null, null, Token)).ShouldBeNull();
        (await _pipeline.Revisions.CompareAsync(Item, 1, 2, Token)).ShouldBeNull();
    }

    private async Task DropAsync(string name, string content)
    {
        _pipeline.Time.Advance(TimeSpan.FromSeconds(2));
        await _pipeline.DropAsync(name, content, Token);
    }
}
