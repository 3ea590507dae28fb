using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Stories;
using Pipeline.Search.Sqlite;
using Pipeline.Search.Tests.Sqlite;

namespace Pipeline.Search.Tests.Stories;

public sealed class SqliteStoriesTests : IDisposable
{
    private readonly IndexFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Lists_what_several_articles_tell_with_the_latest_first()
    {
        await _file.AddAsync(
            Article("f1", "ferry", hours: 1, "The Daily", "Ferry collides"), Article("f2", "ferry", hours: 5, "Gazette", "Twelve hurt"),
            Article("f3", "ferry", hours: 3, "The Daily", "Rescue at sea"),
            Article("l1", "library", hours: 2, "Gazette", "A new library"), Article("l2", "library", hours: 9, site: null, "Books move"),
            Article("alone", "storm", hours: 20, "Gazette", "Storm"), Some.Document("none"));

        (await ListAsync(new StoryQuery())).ShouldBe(
        [
            new StorySummary("library", "A new library", 2, 1, Some.Now.AddHours(2), Some.Now.AddHours(9)),
            new StorySummary("ferry", "Ferry collides", 3, 2, Some.Now.AddHours(1), Some.Now.AddHours(5)),
        ]);
        (await ListAsync(new StoryQuery { Top = 1 })).Select(story => story.Id).ShouldBe(["library"]);
        (await ListAsync(new StoryQuery { PublishedFrom = Some.Now.AddHours(3) })).ShouldBe(
            [new StorySummary("ferry", "Rescue at sea", 2, 2, Some.Now.AddHours(3), Some.Now.AddHours(5))]);
    }

    [Fact]
    public async Task A_story_of_which_nothing_is_dated_is_listed_last()
    {
        await _file.AddAsync(
            Some.Document("a") with { StoryId = "undated", Title = "One" }, Some.Document("b") with { StoryId = "undated" },
            Article("f1", "ferry", hours: 1, "Gazette", "Ferry"), Article("f2", "ferry", hours: 1, "Gazette", "Ferry"));

        (await ListAsync(new StoryQuery())).Select(story => (story.Id, story.Title)).ShouldBe([("ferry", "Ferry"), ("undated", "One")]);
    }

    [Fact]
    public async Task An_article_that_is_gone_is_not_counted()
    {
        var (first, second) = (Article("f1", "ferry", hours: 1, "Gazette", "One"), Article("f2", "ferry", hours: 2, "Gazette", "Two"));
        await _file.AddAsync(first, second);
        await _file.Index.DeleteAsync([new IndexDeletion(second.Id, second.Sequence)], Some.Cancellation);

        (await ListAsync(new StoryQuery())).ShouldBeEmpty();
    }

    private static SearchDocument Article(string name, string story, int hours, string? site, string title) =>
        Some.Document(name) with { StoryId = story, PublishedAt = Some.Now.AddHours(hours), SiteName = site, Title = title };

    private async Task<IReadOnlyList<StorySummary>> ListAsync(StoryQuery query)
    {
        using var database = new SqliteDatabase(_file.Path);
        return await new SqliteStories(database).ListAsync(query, Some.Cancellation);
    }
}
