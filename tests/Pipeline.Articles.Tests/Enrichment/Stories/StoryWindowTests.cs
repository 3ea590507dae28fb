using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Articles.Tests.Enrichment.Stories;

public sealed class StoryWindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_sketch_is_wholly_like_itself_and_not_at_all_like_one_without_a_term_in_common()
    {
        var window = new StoryWindow(100, TimeSpan.FromDays(3));

        window.Similarity(Sketch("ferry harbour storm"), Sketch("ferry harbour storm")).ShouldBe(1, 1e-9);
        window.Similarity(Sketch("ferry harbour storm"), Sketch("library council money")).ShouldBe(0);
    }

    [Fact]
    public void A_term_that_many_articles_have_says_less()
    {
        var window = new StoryWindow(1000, TimeSpan.FromDays(3));
        var before = window.Similarity(Sketch("ferry monday"), Sketch("council monday"));
        for (var number = 0; number < 200; number++)
        {
            window.Apply(Entry($"monday subject{number}"));
        }

        window.Similarity(Sketch("ferry monday"), Sketch("council monday")).ShouldBeLessThan(before / 2);
    }

    [Fact]
    public void It_never_holds_more_than_it_may_and_forgets_what_came_first()
    {
        var window = new StoryWindow(100, TimeSpan.FromDays(3));
        var first = Entry("ferry harbour storm rescue coast");
        window.Apply(first);
        for (var number = 0; number < 100; number++)
        {
            window.Apply(Entry($"one{number} two{number} three{number}"));
        }

        window.Count.ShouldBe(100);
        window.Find(first.Id).ShouldBeNull();
        window.FindStory(ArticleId.FromName("x"), Sketch("ferry harbour storm rescue coast"), Noon).ShouldBeNull();
    }

    [Fact]
    public void A_chain_of_articles_does_not_lead_from_one_event_to_another()
    {
        // Each of the links resembles the one before; the last has little of what most of the story is about.
        var window = new StoryWindow(100, TimeSpan.FromDays(3));
        var story = ArticleId.FromName("story");
        for (var number = 0; number < 6; number++)
        {
            window.Apply(Entry("ferry harbour storm rescue coast island", story));
        }

        window.Apply(Entry("ferry harbour storm budget minister vote", story));

        window.FindStory(ArticleId.FromName("x"), Sketch("budget minister vote tax debate party"), Noon).ShouldBeNull();
        window.FindStory(ArticleId.FromName("y"), Sketch("ferry harbour storm rescue captain"), Noon).ShouldBe(story);
    }

    [Fact]
    public void Whatever_comes_and_goes_it_counts_as_one_that_was_given_only_what_is_left()
    {
        var random = new Random(7);
        var window = new StoryWindow(50, TimeSpan.FromDays(3));
        var left = new List<StoryEntry>();
        for (var step = 0; step < 2000; step++)
        {
            var entry = Entry(Words(random)) with { Id = ArticleId.FromName($"{random.Next(80)}") };
            left.RemoveAll(other => other.Id == entry.Id);
            if (random.Next(4) == 0)
            {
                window.Apply(entry with { Sketch = null });
                continue;
            }

            window.Apply(entry);
            left.Add(entry);
            if (left.Count > 50)
            {
                left.RemoveAt(0);
            }
        }

        var fresh = new StoryWindow(50, TimeSpan.FromDays(3));
        left.ForEach(fresh.Apply);
        window.Count.ShouldBe(fresh.Count);
        for (var i = 0; i < 100; i++)
        {
            var (one, other) = (Sketch(Words(random)), Sketch(Words(random)));
            window.Similarity(one, other).ShouldBe(fresh.Similarity(one, other), 1e-9);
            window.FindStory(ArticleId.FromName("new"), one, Noon).ShouldBe(fresh.FindStory(ArticleId.FromName("new"), one, Noon));
        }

        left.ShouldContain(entry => window.FindStory(ArticleId.FromName("new"), entry.Sketch!, Noon) == entry.StoryId);
    }

    private static string Words(Random random) =>
        string.Join(' ', Enumerable.Range(0, 8).Select(_ => $"word{random.Next(40)}").Distinct());

    private static StoryEntry Entry(string text, ArticleId? story = null)
    {
        var id = ArticleId.FromName($"{Guid.NewGuid():N}");
        return new StoryEntry(id, story ?? id, StoryState.New, Noon, Noon, Sketch(text));
    }

    private static StorySketch Sketch(string text) =>
        StorySketch.Of("en", text.Split(' ').Distinct().Select(word => KeyValuePair.Create(word, 1)), [], []);
}
