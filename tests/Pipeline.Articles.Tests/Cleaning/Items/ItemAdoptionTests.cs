using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>
/// An article that was known by its file, because nothing told whose item it is, and is known by its item after an upgrade or a change of
/// the settings (here of the folders). It gets the item's id, once: under its file's id no kill and no correction would meet it.
/// </summary>
public sealed class ItemAdoptionTests : IDisposable
{
    private static readonly ArticleId ByFile = ArticleId.FromPart("wires/1.json", Newswire.Id);
    private static readonly ArticleId ByItem = ArticleId.FromItem(Newswire.Id);

    private readonly MemoryPipeline _pipeline = new(
        ("Wire:Folders", "agencies"), ("Subscriptions:0:Name", "all"), ("Subscriptions:0:Queue", "all"), ("Enrichment:Features", "None"),
        ("Cleaning:FindDuplicates", "false"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task One_article_stands_and_each_subscriber_is_told_once_of_the_new_id_and_of_the_end_of_the_old_one()
    {
        await KnowByFileThenByItemAsync(rounds: 3);

        _pipeline.Index.Documents.Keys.ShouldBe([ByItem]);
        (await _pipeline.Cleaned.ReadAsync(ByFile, Token)).ShouldBeNull();
        _pipeline.Subscribers.Sent.Select(sent => (Text(sent.Event, "type"), Text(sent.Event, "subject"))).ShouldBe(
            [
                ("article.enriched.v1", ByFile.ToString()),
                ("article.enriched.v1", ByItem.ToString()),
                ("article.withdrawn.v1", ByFile.ToString()),
            ]);
    }

    [Fact]
    public async Task From_then_on_a_correction_is_its_next_revision_and_a_kill_takes_it_out()
    {
        await KnowByFileThenByItemAsync(rounds: 1);

        await _pipeline.DropAsync("wires/2.json", Newswire.Ninjs("2", Newswire.Corrected), Token);
        (await _pipeline.Ledger.FindAsync(ByItem, Token))!.Sequence.ShouldBe(2);
        _pipeline.Index.Documents.Keys.ShouldBe([ByItem]);

        await _pipeline.DropAsync("wires/kill.json", Newswire.Kill("3"), Token);
        _pipeline.Index.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kill_that_came_before_takes_it_out_in_the_same_round_and_nothing_is_published_anew()
    {
        await _pipeline.DropAsync("wires/1.json", Newswire.Ninjs(), Token);
        _pipeline.Configure("Wire:Folders", "wires");
        _pipeline.Deploy(2);
        await _pipeline.DropAsync("wires/kill.json", Newswire.Kill(), Token);
        await RoundAsync();

        _pipeline.Index.Documents.ShouldBeEmpty();
        _pipeline.Subscribers.Sent.Count(sent => Text(sent.Event, "type") == "article.enriched.v1").ShouldBe(1);
        (await _pipeline.Ledger.FindAsync(ByItem, Token))!.IsKilled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_newer_version_that_came_before_stands_alone_and_the_old_one_is_taken_back()
    {
        await _pipeline.DropAsync("wires/1.json", Newswire.Ninjs(), Token);
        _pipeline.Configure("Wire:Folders", "wires");
        _pipeline.Deploy(2);
        await _pipeline.DropAsync("wires/2.json", Newswire.Ninjs("2", Newswire.Corrected), Token);
        await RoundAsync();

        _pipeline.Index.Documents.Values.ShouldHaveSingleItem().Name.ShouldBe("wires/2.json");
        Text(_pipeline.Subscribers.Sent[^1].Event, "type").ShouldBe("article.withdrawn.v1");
        Text(_pipeline.Subscribers.Sent[^1].Event, "subject").ShouldBe(ByFile.ToString());
    }

    private async Task KnowByFileThenByItemAsync(int rounds)
    {
        await _pipeline.DropAsync("wires/1.json", Newswire.Ninjs(), Token);
        _pipeline.Index.Documents.Keys.ShouldBe([ByFile]);
        _pipeline.Configure("Wire:Folders", "wires");
        _pipeline.Deploy(2);
        for (var round = 0; round < rounds; round++)
        {
            await RoundAsync();
        }
    }

    private async Task RoundAsync()
    {
        _pipeline.Time.Advance(TimeSpan.FromHours(2));
        await _pipeline.ReprocessingStep.RunAsync(ReprocessingSelection.Schedule, Token);
        await _pipeline.RepeatAsync(Token);
        await _pipeline.DrainAsync(Token);
    }

    private static string? Text(JsonElement sent, string name) => sent.GetProperty(name).GetString();
}
