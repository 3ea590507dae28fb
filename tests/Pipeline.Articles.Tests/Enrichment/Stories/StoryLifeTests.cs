using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment.Stories;

/// <summary>Two reports of one event, from the drop to the subscribers.</summary>
public sealed class StoryLifeTests : IDisposable
{
    private const string First =
        "Ferry Aurora collides with a freighter near Hollin\n\nThe ferry Aurora collided with a freighter near "
        + "Hollin harbour on Monday, and twelve passengers were hurt, the coastguard said. Rescue boats brought "
        + "everybody ashore within an hour, and the harbour was closed until the evening. Nobody knows why the "
        + "freighter had left its course before the collision.";

    private const string Second =
        "Twelve passengers hurt on ferry Aurora near Hollin\n\nTwelve passengers were hurt when the ferry Aurora "
        + "and a freighter collided near Hollin harbour. Rescue boats of the coastguard brought everybody ashore, a "
        + "spokesman said on Monday. The freighter had left its course, and why it did nobody could say before the "
        + "evening. The harbour was closed.";

    private const string Other =
        "Peñalmora gets a new library after long debate\n\nThe council of Peñalmora voted for a new library after "
        + "months of debate about money. Building begins in spring, and readers shall enter the rooms before winter "
        + "comes. The old library stood beside the station for eighty years and was too small for its books, the "
        + "mayor explained.";

    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "all"),
        ("Subscriptions:0:Queue", "everything"),
        ("Subscriptions:1:Name", "begun"),
        ("Subscriptions:1:Queue", "begun"),
        ("Subscriptions:1:Filter:Story", "new"),
        ("Subscriptions:2:Name", "more"),
        ("Subscriptions:2:Queue", "more"),
        ("Subscriptions:2:Filter:Story", "known"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_story_is_in_document_row_index_and_event_and_subscribers_choose_its_first_article_or_the_others()
    {
        await DropAllAsync();

        var (first, second, other) = (Article("first.txt"), Article("second.txt"), Article("other.txt"));
        first.Story.ShouldBe(StoryState.New);
        second.Story.ShouldBe(StoryState.Known);
        second.StoryId.ShouldBe(first.StoryId);
        other.StoryId.ShouldNotBe(first.StoryId);
        _pipeline.Ledger["second.txt"].StoryId.ShouldBe(first.StoryId);
        _pipeline.Index.Documents[second.Id].StoryId.ShouldBe(first.StoryId.ToString());
        _pipeline.Index.Documents[second.Id].Story.ShouldBe("known");
        Received("begun").ShouldBe(["first.txt new", "other.txt new"]);
        Received("more").ShouldBe(["second.txt known"]);
    }

    [Fact]
    public async Task Reprocessing_changes_no_story_and_sends_nothing_anew()
    {
        await DropAllAsync();
        var before = Stories();
        var events = _pipeline.Subscribers.Sent.Select(sent => sent.Event.GetProperty("id").GetString()).ToList();

        _pipeline.Time.Advance(TimeSpan.FromDays(10));
        _pipeline.Deploy(2);
        foreach (var name in new[] { "second.txt", "first.txt", "other.txt" })
        {
            await _pipeline.CleaningStep.RunAsync(name, Token);
        }

        await _pipeline.DrainAsync(Token);

        Stories().ShouldBe(before);
        _pipeline.Subscribers.Sent.Skip(events.Count).ShouldAllBe(sent => sent.Event.GetProperty("data").GetProperty("pipelineVersion")
            .GetString()!.StartsWith("2."));
    }

    [Fact]
    public async Task A_run_that_dies_at_any_write_leaves_one_story_and_one_event_each()
    {
        await _pipeline.DropAsync("first.txt", First, Token);
        for (var writes = 0; ; writes++)
        {
            writes.ShouldBeLessThan(100);
            var name = $"second-{writes}.txt";
            _pipeline.Inbox.Drop(name, System.Text.Encoding.UTF8.GetBytes(Second + $" Report {writes}."));
            _pipeline.Writes.DieAfter(writes);
            try
            {
                await _pipeline.CleaningStep.RunAsync(name, Token);
            }
            catch (IOException)
            {
            }

            var survived = !_pipeline.Writes.IsSpent;
            _pipeline.Writes.Revive();
            await _pipeline.CleaningStep.RunAsync(name, Token);
            await _pipeline.DrainAsync(Token);

            Article(name).StoryId.ShouldBe(Article("first.txt").StoryId, name);
            Received("everything").Count(line => line.StartsWith(name + " ", StringComparison.Ordinal)).ShouldBe(1, name);
            _pipeline.Stories.Entries.Count(entry => entry.Id == ArticleId.FromName(name)).ShouldBe(1, name);
            if (survived)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task A_removed_article_leaves_its_story_and_the_others_keep_it()
    {
        await DropAllAsync();
        var story = Article("first.txt").StoryId;

        await _pipeline.RemoveAsync("first.txt", Token);

        _pipeline.Stories.Entries[^1].Sketch.ShouldBeNull();
        _pipeline.Ledger["first.txt"].StoryId.ShouldBeNull();
        Article("second.txt").StoryId.ShouldBe(story);
        await _pipeline.DropAsync("third.txt", First + " The captain was heard on Tuesday.", Token);
        Article("third.txt").StoryId.ShouldBe(story);
    }

    [Fact]
    public async Task A_lost_row_costs_no_story()
    {
        await DropAllAsync();
        var before = Stories();
        _pipeline.Ledger.Clear();
        _pipeline.Time.Advance(TimeSpan.FromHours(1));

        foreach (var name in new[] { "second.txt", "first.txt", "other.txt" })
        {
            await _pipeline.CleaningStep.RunAsync(name, Token);
        }

        await _pipeline.DrainAsync(Token);
        Stories().ShouldBe(before);
    }

    private async Task DropAllAsync()
    {
        await _pipeline.DropAsync("first.txt", First, Token);
        await _pipeline.DropAsync("second.txt", Second, Token);
        await _pipeline.DropAsync("other.txt", Other, Token);
    }

    private EnrichedArticle Article(string name) => _pipeline.Enriched.All.Single(article => article.Name == name);

    private Dictionary<string, (ArticleId?, StoryState?)> Stories() =>
        _pipeline.Enriched.All.ToDictionary(article => article.Name, article => (article.StoryId, article.Story));

    private List<string> Received(string queue) => [.. _pipeline.Subscribers.Sent.Where(sent => sent.Queue == queue).Select(sent =>
    {
        var data = sent.Event.GetProperty("data");
        return $"{data.GetProperty("name").GetString()} {data.GetProperty("story").GetString()}";
    })];
}
