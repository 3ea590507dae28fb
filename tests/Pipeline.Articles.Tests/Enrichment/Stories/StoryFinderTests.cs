using Articles.TextAnalytics.Results;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment.Stories;

public sealed class StoryFinderTests : IDisposable
{
    private const string Ferry =
        "The ferry Aurora collided with a freighter near Hollin harbour on Monday, and twelve passengers were "
        + "hurt, the coastguard said. Rescue boats brought everybody ashore within an hour.";

    private const string FerryToo =
        "Twelve passengers were hurt when the ferry Aurora and a freighter collided near Hollin harbour. Rescue "
        + "boats of the coastguard brought everybody ashore, a spokesman said on Monday.";

    private const string Council =
        "The council of Peñalmora voted for a new library after months of debate about money. Building begins in "
        + "spring, and readers shall enter the rooms before winter comes.";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly MemoryStoryLog _log = new();
    private readonly List<StoryFinder> _finders = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _finders.ForEach(finder => finder.Dispose());

    [Fact]
    public async Task Articles_about_one_event_share_a_story_that_began_with_the_first()
    {
        var first = await PlaceAsync("first", Ferry, "Ferry collides near Hollin");
        var second = await PlaceAsync("second", FerryToo, "Twelve hurt as ferry and freighter collide");
        var other = await PlaceAsync("other", Council, "Library for Peñalmora");

        first.Story.ShouldBe(StoryState.New);
        second.Story.ShouldBe(StoryState.Known);
        second.StoryId.ShouldBe(first.StoryId);
        other.Story.ShouldBe(StoryState.New);
        other.StoryId.ShouldNotBe(first.StoryId);
    }

    [Fact]
    public async Task The_same_article_again_gives_the_same_answer_and_adds_nothing()
    {
        var (first, second) = (Article("first", Ferry), Article("second", FerryToo));
        var finder = Finder();
        var story = (await finder.PlaceAsync(first, row: null, Token)).StoryId;
        await finder.PlaceAsync(second, row: null, Token);
        _time.Advance(TimeSpan.FromHours(1));

        var (again, secondAgain) = (await finder.PlaceAsync(first, row: null, Token), await finder.PlaceAsync(second, row: null, Token));
        (again.StoryId, again.Story).ShouldBe((story, StoryState.New));
        (secondAgain.StoryId, secondAgain.Story).ShouldBe((story, StoryState.Known));

        _log.Entries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Another_host_gives_the_same_answer()
    {
        var first = await PlaceAsync("first", Ferry);
        var elsewhere = Finder();

        (await elsewhere.PlaceAsync(Article("second", FerryToo), row: null, Token)).StoryId.ShouldBe(first.StoryId);
        (await elsewhere.PlaceAsync(Article("first", Ferry), row: null, Token)).StoryId.ShouldBe(first.StoryId);
    }

    [Fact]
    public async Task Of_two_hosts_that_take_one_event_at_once_the_second_sees_the_first()
    {
        var (one, other) = (Finder(), Finder());
        EnrichedArticle? between = null;
        _log.BeforeAdd = async () =>
        {
            _log.BeforeAdd = () => Task.CompletedTask;
            between = await other.PlaceAsync(Article("between", Ferry), row: null, Token);
        };

        var late = await one.PlaceAsync(Article("late", FerryToo), row: null, Token);

        late.StoryId.ShouldBe(between!.StoryId);
        late.Story.ShouldBe(StoryState.Known);
        _log.Entries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Where_other_hosts_never_pause_an_article_has_its_story_and_is_not_held_up()
    {
        var (one, other) = (Finder(), Finder());
        var known = await other.PlaceAsync(Article("first", Ferry), row: null, Token);
        var number = 0;
        _log.BeforeAdd = async () =>
        {
            var always = _log.BeforeAdd;
            _log.BeforeAdd = () => Task.CompletedTask;
            var subject = string.Join(' ', Enumerable.Range(0, 9).Select(word => $"subject{number}word{word}"));
            await other.PlaceAsync(Article($"other{number++}", subject), row: null, Token);
            _log.BeforeAdd = always;
        };

        (await one.PlaceAsync(Article("late", FerryToo), row: null, Token)).StoryId.ShouldBe(known.StoryId);

        _log.Entries.ShouldNotContain(entry => entry.Id == ArticleId.FromName("late"));
    }

    [Fact]
    public async Task What_the_row_says_counts_also_when_the_log_is_lost()
    {
        var story = ArticleId.FromName("story");
        var row = new LedgerEntry
        {
            Id = ArticleId.FromName("first"),
            Name = "first",
            Stage = ArticleStage.Published,
            StoryId = story,
            Story = StoryState.Known,
        };

        (await Finder().PlaceAsync(Article("first", Ferry), row, Token)).StoryId.ShouldBe(story);
        (await PlaceAsync("second", FerryToo)).StoryId.ShouldBe(story);
    }

    [Fact]
    public async Task A_revision_keeps_its_story_while_it_is_about_the_same_event_and_loses_it_when_it_is_about_another()
    {
        var first = await PlaceAsync("first", Ferry);
        await PlaceAsync("second", FerryToo);

        var revised = await PlaceAsync("first", Ferry + " Two of the passengers were still in hospital on Tuesday.");
        revised.StoryId.ShouldBe(first.StoryId);
        revised.Story.ShouldBe(StoryState.New);
        _time.Advance(TimeSpan.FromMinutes(1));
        var replaced = await PlaceAsync("first", Council);
        replaced.StoryId.ShouldNotBe(first.StoryId);
        replaced.Story.ShouldBe(StoryState.New);
    }

    [Fact]
    public async Task Who_has_left_a_story_is_not_compared_any_more_and_the_others_keep_it()
    {
        var finder = Finder();
        var first = await finder.PlaceAsync(Article("first", Ferry), row: null, Token);
        await finder.LeaveAsync(first.Id, Token);
        await finder.LeaveAsync(first.Id, Token);

        (await finder.PlaceAsync(Article("second", FerryToo), row: null, Token)).StoryId.ShouldNotBe(first.StoryId);
        _log.Entries.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_story_ends_with_the_window()
    {
        var first = await PlaceAsync("first", Ferry);
        _time.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));

        (await PlaceAsync("second", FerryToo)).StoryId.ShouldNotBe(first.StoryId);
    }

    [Fact]
    public async Task Articles_that_were_published_far_apart_are_no_story_though_they_come_together()
    {
        var old = Article("first", Ferry) with { PublishedAt = _time.GetUtcNow().AddYears(-1) };
        var first = await Finder().PlaceAsync(old, row: null, Token);

        (await PlaceAsync("second", FerryToo)).StoryId.ShouldNotBe(first.StoryId);
    }

    [Fact]
    public async Task What_was_seen_long_ago_and_is_made_again_gets_no_story_and_keeps_the_one_it_has()
    {
        var old = Article("first", Ferry) with { FirstSeenAt = _time.GetUtcNow().AddDays(-30) };
        var known = (ArticleId.FromName("story"), StoryState.New);

        (await Finder().PlaceAsync(old, row: null, Token)).StoryId.ShouldBeNull();
        (await Finder().PlaceAsync(old, known, Token)).StoryId.ShouldBe(known.Item1);
        _log.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Articles_that_have_names_and_none_in_common_are_about_different_events()
    {
        var first = await PlaceAsync("first", Ferry, names: ["Aurora"]);

        (await PlaceAsync("second", FerryToo, names: ["Borealis"])).StoryId.ShouldNotBe(first.StoryId);
        (await PlaceAsync("third", FerryToo, names: ["Aurora"])).StoryId.ShouldBe(first.StoryId);
    }

    [Fact]
    public async Task A_roundup_whose_headline_says_nothing_of_it_is_no_part_of_a_story()
    {
        var first = await PlaceAsync("first", Ferry, "Ferry Aurora collides near Hollin harbour");

        (await PlaceAsync("roundup", FerryToo, "Seven things readers should remember today")).StoryId.ShouldNotBe(first.StoryId);
    }

    [Fact]
    public async Task Languages_are_not_compared()
    {
        var first = await PlaceAsync("first", Ferry);

        var second = await Finder().PlaceAsync(Article("second", FerryToo) with { Language = "de" }, row: null, Token);

        second.StoryId.ShouldNotBe(first.StoryId);
    }

    [Theory]
    [InlineData("product")]
    [InlineData("listing")]
    public async Task A_page_that_is_no_article_has_no_story(string type) =>
        (await Finder().PlaceAsync(Article("page", Ferry) with { PageType = type }, row: null, Token)).StoryId.ShouldBeNull();

    [Fact]
    public async Task Where_stories_are_off_nothing_is_placed()
    {
        using var finder = Make(new StoryOptions { FindStories = false });

        (await finder.PlaceAsync(Article("first", Ferry), row: null, Token)).StoryId.ShouldBeNull();
        await finder.LeaveAsync(ArticleId.FromName("first"), Token);
        _log.Entries.ShouldBeEmpty();
    }

    private Task<EnrichedArticle> PlaceAsync(string name, string text, string? title = null, string[]? names = null) =>
        Finder().PlaceAsync(Article(name, text, title, names), row: null, Token);

    private StoryFinder Finder()
    {
        var finder = Make(new StoryOptions { FindStories = true });
        _finders.Add(finder);
        return finder;
    }

    private StoryFinder Make(StoryOptions options) =>
        new(_log, new PlainSketches(), Options.Create(options), _time, NullLogger<StoryFinder>.Instance);

    private EnrichedArticle Article(string name, string text, string? title = null, string[]? names = null) =>
        Some.Enriched(name, title) with
        {
            Id = ArticleId.FromName(name),
            Text = text,
            PublishedAt = null,
            FirstSeenAt = _time.GetUtcNow(),
            ClusterId = null,
            DuplicateOf = null,
            Entities = [.. (names ?? []).Select(entity => new ArticleEntity { Name = entity, Category = "Person", Count = 1 })],
        };
}
