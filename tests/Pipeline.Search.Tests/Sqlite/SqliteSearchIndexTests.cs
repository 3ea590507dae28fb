using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Tests.Sqlite;

public sealed class SqliteSearchIndexTests : IDisposable
{
    private readonly IndexFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_new_index_is_empty()
    {
        var results = await _file.SearchAsync("anything");
        results.Total.ShouldBe(0);
        results.Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hit_carries_what_the_document_said()
    {
        var document = Some.Document("a.html", "Blinken travels to Beijing.") with
        {
            Title = "Ties on an even keel",
            SiteName = "The Daily",
            Language = "en",
            Sentiment = "neutral",
            PublishedAt = new DateTimeOffset(2024, 4, 20, 10, 0, 0, TimeSpan.FromHours(2)),
        };
        await _file.AddAsync(document);

        var hit = (await _file.SearchAsync("beijing")).Hits.ShouldHaveSingleItem();
        hit.Id.ShouldBe(document.Id);
        hit.Name.ShouldBe("a.html");
        hit.Title.ShouldBe(document.Title);
        hit.SiteName.ShouldBe(document.SiteName);
        hit.Language.ShouldBe("en");
        hit.Sentiment.ShouldBe("neutral");
        hit.PublishedAt.ShouldBe(document.PublishedAt);
        hit.Score.ShouldBeGreaterThan(0);
        hit.Snippet.ShouldBe("Blinken travels to \u0002Beijing\u0003.");
    }

    [Theory]
    [InlineData("steel", "trade")]
    [InlineData("STEEL tariffs", "trade")]
    [InlineData("steel summit", "summit trade")]
    [InlineData("steel AND summit", "")]
    [InlineData("\"tariffs on steel\"", "trade")]
    [InlineData("\"steel on tariffs\"", "")]
    [InlineData("tari*", "trade")]
    [InlineData("tari", "")]
    [InlineData("title:summit", "summit")]
    [InlineData("title:steel", "")]
    [InlineData("entity:biden", "trade")]
    [InlineData("keyphrase:\"import duties\"", "trade")]
    [InlineData("(steel OR leaders) NOT biden", "summit")]
    [InlineData("steel OR leaders", "summit trade")]
    [InlineData("biden steel", "trade")]
    [InlineData("café", "summit")]
    [InlineData("CAFE", "summit")]
    [InlineData("u.s.", "summit")]
    public async Task Words_phrases_prefixes_fields_and_operators_find_what_they_say(string query, string expected)
    {
        await _file.AddAsync(
            Some.Document("trade", "New tariffs on steel were announced.") with
            {
                Entities = [new("Person", "Joe Biden")],
                KeyPhrases =
                ["import duties"]
            },
            Some.Document("summit", "Leaders met at a cafe\u0301 in the U.S. capital.") with { Title = "A summit" });

        (await _file.FindAsync(query)).Order(StringComparer.Ordinal).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("中国", "zh")]
    [InlineData("国中", "")]
    [InlineData("布林肯 北京", "zh")]
    [InlineData("東京タワー", "ja")]
    [InlineData("10月", "ja")]
    [InlineData("서울", "ko")]
    [InlineData("กรุงเทพ", "th")]
    [InlineData("मंत्री", "hi")]
    [InlineData("मंत", "")]
    [InlineData("москва", "ru")]
    [InlineData("الوزير", "ar")]
    [InlineData("Αθήνα", "el")]
    [InlineData("ΑΘΗΝΑ", "el")]
    [InlineData("ΣΥΝΟΔΟΣ", "el")]
    [InlineData("еще", "ru")]
    [InlineData("title:中国 ", "")]
    public async Task Every_script_is_found_by_its_words(string query, string expected)
    {
        await _file.AddAsync(
            Some.Document("zh", "美国国务卿布林肯本周访问中国北京。"),
            Some.Document("ja", "東京タワーは１０月に開きます。"),
            Some.Document("ko", "서울에서 회담이 열렸다."),
            Some.Document("th", "การประชุมที่กรุงเทพมหานคร"),
            Some.Document("hi", "विदेश मंत्री दिल्ली पहुंचे।"),
            Some.Document("ru", "Москва и Пекин ещё ведут переговоры."),
            Some.Document("ar", "وصل الوزير إلى بكين."),
            Some.Document("el", "Η Αθήνα φιλοξενεί, η σύνοδος αρχίζει."));

        (await _file.FindAsync(query)).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_snippet_of_unspaced_script_reads_as_it_was_written()
    {
        await _file.AddAsync(Some.Document("zh", "美国国务卿布林肯访问中国北京。"));
        (await _file.SearchAsync("中国")).Hits[0].Snippet.ShouldBe("美国国务卿布林肯访问\u0002中国\u0003北京。");
    }

    [Fact]
    public async Task A_match_in_the_title_counts_most_then_entities_then_key_phrases_then_the_body()
    {
        var filler = string.Join(' ', Enumerable.Repeat("word", 50));
        await _file.AddAsync(
            Some.Document("body", "tariff " + filler) with { Title = "other", Entities = [new("Event", "other")], KeyPhrases = ["other"] },
            Some.Document("phrase", "other " + filler) with
            { Title = "other", Entities = [new("Event", "other")], KeyPhrases = ["tariff"] },
            Some.Document("entity", "other " + filler) with
            { Title = "other", Entities = [new("Event", "tariff")], KeyPhrases = ["other"] },
            Some.Document("title", "other " + filler) with { Title = "tariff", Entities = [new("Event", "other")], KeyPhrases = ["other"] },
            Some.Document("none", filler),
            Some.Document("none too", filler),
            Some.Document("nor this", filler),
            Some.Document("nor that", filler),
            Some.Document("nor the last", filler));
        (await _file.FindAsync("tariff")).ShouldBe(["title", "entity", "phrase", "body"]);
    }

    [Fact]
    public async Task Of_equal_matches_the_fresher_stands_first_but_freshness_outweighs_no_better_match()
    {
        await _file.AddAsync(
            Some.Document("undated", "tariff and other words"),
            Some.Document("old", "tariff and other words") with { PublishedAt = Some.Now.AddYears(-3) },
            Some.Document("fresh", "tariff and other words") with { PublishedAt = Some.Now.AddHours(-1) },
            Some.Document("better", "tariff words") with { Title = "tariff", PublishedAt = Some.Now.AddYears(-10) },
            Some.Document("x", "x"),
            Some.Document("y", "y"),
            Some.Document("z", "z"),
            Some.Document("z2", "z"),
            Some.Document("z3", "z"));
        (await _file.FindAsync("tariff")).ShouldBe(["better", "fresh", "old", "undated"]);
    }

    [Fact]
    public async Task Without_words_everything_comes_the_newest_first_and_undated_articles_by_their_arrival()
    {
        await _file.AddAsync(
            Some.Document("unknown"),
            Some.Document("march") with { PublishedAt = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero) },
            Some.Document("arrived in april") with { EnrichedAt = new(2024, 4, 1, 0, 0, 0, TimeSpan.Zero) },
            Some.Document("may") with
            {
                PublishedAt = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero),
                EnrichedAt =
                    new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero)
            });
        (await _file.FindAsync(null)).ShouldBe(["may", "arrived in april", "march", "unknown"]);
        (await _file.FindAsync(" ")).Length.ShouldBe(4);
    }

    [Fact]
    public async Task Matches_come_by_date_where_that_is_wanted_and_the_undated_last()
    {
        await _file.AddAsync(
            Some.Document("undated", "tariff"),
            Some.Document("old", "tariff tariff tariff") with { Title = "tariff", PublishedAt = Some.Now.AddYears(-3) },
            Some.Document("fresh", "tariff and other words") with { PublishedAt = Some.Now.AddHours(-1) });
        foreach (var text in new[] { "tariff", null })
        {
            (await Names(new() { Text = text, Sort = SearchSort.Newest })).ShouldBe(["fresh", "old", "undated"]);
            (await Names(new() { Text = text, Sort = SearchSort.Oldest })).ShouldBe(["old", "fresh", "undated"]);
        }

        async Task<string[]> Names(SearchQuery query) => [.. (await _file.SearchAsync(query)).Hits.Select(hit => hit.Name)];
    }

    [Fact]
    public async Task The_articles_of_a_story_are_found_by_it()
    {
        await _file.AddAsync(
            Some.Document("first", "tariff") with { StoryId = "event", Story = "new" },
            Some.Document("second", "tariff") with { StoryId = "event", Story = "known" },
            Some.Document("other", "tariff") with { StoryId = "else", Story = "new" },
            Some.Document("none", "tariff"));

        var found = (await _file.SearchAsync(new SearchQuery { Text = "tariff", StoryId = "event" })).Hits;

        found.Select(hit => (hit.Name, hit.StoryId, hit.Story)).ShouldBe(
            [("first", "event", "new"), ("second", "event", "known")], ignoreOrder: true);
        (await _file.SearchAsync(new SearchQuery { StoryId = "nothing" })).Hits.ShouldBeEmpty();
        (await _file.SearchAsync(new SearchQuery())).Hits.Single(hit => hit.Name == "none").StoryId.ShouldBeNull();
    }

    [Fact]
    public async Task Near_duplicates_are_left_out_on_request_and_found_by_their_story()
    {
        await _file.AddAsync(
            Some.Document("first", "tariff") with { ClusterId = "story" },
            Some.Document("copy", "tariff") with { ClusterId = "story", DuplicateOf = "first" },
            Some.Document("other", "tariff"));

        (await Names(new() { Text = "tariff", HideDuplicates = true })).ShouldBe(["first", "other"], ignoreOrder: true);
        (await Names(new() { HideDuplicates = true })).ShouldBe(["first", "other"], ignoreOrder: true);
        (await Names(new() { ClusterId = "story" })).ShouldBe(["first", "copy"], ignoreOrder: true);
        (await Names(new() { Text = "tariff", ClusterId = "story", HideDuplicates = true })).ShouldBe(["first"]);
        (await Names(new() { ClusterId = "another" })).ShouldBeEmpty();
        var copy = (await _file.SearchAsync(new SearchQuery { ClusterId = "story" })).Hits.Single(hit => hit.Name == "copy");
        copy.DuplicateOf.ShouldBe("first");
        copy.ClusterId.ShouldBe("story");

        async Task<string[]> Names(SearchQuery query) => [.. (await _file.SearchAsync(query)).Hits.Select(hit => hit.Name)];
    }

    [Fact]
    public async Task Filters_all_have_to_hold_and_ignore_letter_case()
    {
        await _file.AddAsync(
            Some.Document("a", "steel") with
            {
                Language = "en",
                Sentiment = "negative",
                SiteName = "Die Zeitung Österreichs",
                Entities = [new("Person", "ŽIŽEK")],
                PublishedAt = new(2024, 4, 20, 0, 0, 0, TimeSpan.Zero),
            },
            Some.Document("b", "steel") with
            {
                Language = "de",
                Sentiment = "neutral",
                SiteName = "Other",
                PublishedAt =
                    new(2024, 4, 21, 0, 0, 0, TimeSpan.Zero)
            },
            Some.Document("c", "steel"));

        (await Names(new() { Language = "EN" })).ShouldBe(["a"]);
        (await Names(new() { Sentiment = "Neutral" })).ShouldBe(["b"]);
        (await Names(new() { SiteName = "die zeitung österreichs" })).ShouldBe(["a"]);
        (await Names(new() { Entities = ["žižek"] })).ShouldBe(["a"]);
        (await Names(new() { Entities = ["person:žižek"] })).ShouldBe(["a"]);
        (await Names(new() { Entities = ["žiž"] })).ShouldBeEmpty();
        (await Names(new() { PublishedFrom = new(2024, 4, 21, 2, 0, 0, TimeSpan.FromHours(2)) })).ShouldBe(["b"]);
        (await Names(new() { PublishedBefore = new(2024, 4, 21, 0, 0, 0, TimeSpan.Zero) })).ShouldBe(["a"]);
        (await Names(new() { Text = "steel", Language = "en", Sentiment = "negative" })).ShouldBe(["a"]);
        (await Names(new() { Text = "steel", Language = "en", Sentiment = "neutral" })).ShouldBeEmpty();
        (await Names(new() { Text = "steel", Entities = ["' OR 1=1 --"] })).ShouldBeEmpty();

        async Task<string[]> Names(SearchQuery query) => [.. (await _file.SearchAsync(query)).Hits.Select(hit => hit.Name)];
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        await _file.AddAsync([.. Enumerable.Range(0, 25).Select(i => Some.Document($"{i}", "steel"))]);
        var names = new List<string>();
        for (var skip = 0; skip < 30; skip += 10)
        {
            var page = await _file.SearchAsync(new SearchQuery { Text = "steel", Skip = skip, Top = 10 });
            page.Total.ShouldBe(25);
            names.AddRange(page.Hits.Select(hit => hit.Name));
        }

        names.Count.ShouldBe(25);
        names.ShouldBeUnique();
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, 0)]
    [InlineData(0, 1001)]
    [InlineData(100_001, 10)]
    public async Task A_page_outside_the_contract_is_refused(int skip, int top) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => _file.SearchAsync(new SearchQuery { Skip = skip, Top = top }));

    [Fact]
    public async Task A_newer_revision_replaces_an_older_one_whole()
    {
        var first =
            Some.Document("a", "old words") with { Title = "old", Entities = [new("Person", "Old Man")], KeyPhrases = ["old phrase"] };
        await _file.AddAsync(first);
        await _file.AddAsync(Some.Document("a", "new words") with { Sequence = 2, Title = "new", Entities = [new("Person", "New Man")] });

        (await _file.SearchAsync("old")).Total.ShouldBe(0);
        (await _file.SearchAsync(new SearchQuery { Entities = ["Old Man"] })).Total.ShouldBe(0);
        (await _file.SearchAsync(new SearchQuery { Entities = ["new man"], Text = "title:new" })).Total.ShouldBe(1);
        (await _file.SearchAsync(new SearchQuery { Facets = true })).Facets["entity"].ShouldBe([new FacetCount("Person:New Man", 1)]);
    }

    [Fact]
    public async Task An_older_revision_never_replaces_a_newer_one_and_the_same_one_does()
    {
        await _file.AddAsync(Some.Document("a", "third") with { Sequence = 3 });
        await _file.AddAsync(Some.Document("a", "second") with { Sequence = 2 });
        (await _file.FindAsync("second")).ShouldBeEmpty();
        (await _file.FindAsync("third")).ShouldBe(["a"]);

        await _file.AddAsync(Some.Document("a", "corrected") with { Sequence = 3 });
        (await _file.FindAsync("corrected")).ShouldBe(["a"]);
        (await _file.SearchAsync(string.Empty)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_may_hold_several_revisions_of_an_article()
    {
        await _file.AddAsync(
            Some.Document("a", "second") with { Sequence = 2 }, Some.Document("a", "first"),
            Some.Document("a", "third") with { Sequence = 3 });
        (await _file.FindAsync("first OR second OR third")).ShouldBe(["a"]);
        (await _file.FindAsync("third")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task What_is_deleted_is_not_found_and_deleting_again_is_no_error()
    {
        var gone = Some.Document("gone", "steel") with { Entities = [new("Location", "China")] };
        await _file.AddAsync(gone, Some.Document("stays", "steel") with { Entities = [new("Location", "China")] });
        await _file.Index.DeleteAsync([new(gone.Id), new(ArticleId.FromName("never was"))], Some.Cancellation);
        await _file.Index.DeleteAsync([new(gone.Id)], Some.Cancellation);

        var results = await _file.SearchAsync(new SearchQuery { Text = "steel", Facets = true });
        results.Hits.Select(hit => hit.Name).ShouldBe(["stays"]);
        results.Facets["entity"].ShouldBe([new FacetCount("Location:China", 1)]);
        _file.Execute("INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)");
    }

    [Fact]
    public async Task A_deletion_that_comes_late_leaves_a_newer_revision()
    {
        var article = Some.Document("a", "newer") with { Sequence = 3, Revision = Revision.Of("newer"u8) };
        await _file.AddAsync(article);

        await _file.Index.DeleteAsync([new(article.Id, UpTo: 2)], Some.Cancellation);
        (await _file.FindAsync("newer")).ShouldBe(["a"]);

        await _file.Index.DeleteAsync([new(article.Id, UpTo: 3)], Some.Cancellation);
        (await _file.FindAsync("newer")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_says_which_revision_of_each_article_there_is()
    {
        var (first, second) = (Some.Document("a") with { Revision = Revision.Of("one"u8) },
            Some.Document("a") with { Sequence = 2, Revision = Revision.Of("two"u8) });
        await _file.AddAsync(first);
        await _file.AddAsync(second);
        await _file.AddAsync(first);

        (await _file.Index.ListAsync(null, 10, Some.Cancellation)).ShouldBe([new IndexEntry(second.Id, 2, second.Revision)]);
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => _file.Index.UpsertAsync([Some.Document("a")], cancelled.Token));
        (await _file.SearchAsync(string.Empty)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Entities_named_twice_count_an_article_once()
    {
        await _file.AddAsync(
            Some.Document("a") with { Entities = [new("Location", "China"), new("Location", "China"), new("Event", "China")] });
        var facet = (await _file.SearchAsync(new SearchQuery { Facets = true })).Facets["entity"];
        facet.ShouldBe([new FacetCount("Event:China", 1), new FacetCount("Location:China", 1)]);
    }

    [Fact]
    public async Task Wires_and_pages_are_counted_and_found_by_what_editors_know_them_by()
    {
        await _file.AddAsync(
            Some.Document("a") with
            {
                Subjects = ["soccer", "sport"],
                Genres = ["Current"],
                Provider = "AFP",
                Urgency = 2,
                Entities = [new("Event", "sport")],
            },
            Some.Document("b") with { Subjects = ["tennis", "sport"], Provider = "dpa", Urgency = 4 },
            Some.Document("c") with { PageType = "forum", Entities = [new("Event", "sport")] });

        var facets = (await _file.SearchAsync(new SearchQuery { Facets = true })).Facets;
        facets["subject"].ShouldBe([new FacetCount("sport", 2), new FacetCount("soccer", 1), new FacetCount("tennis", 1)]);
        facets["genre"].ShouldBe([new FacetCount("Current", 1)]);
        facets["provider"].ShouldBe([new FacetCount("AFP", 1), new FacetCount("dpa", 1)]);
        facets["urgency"].ShouldBe([new FacetCount("2", 1), new FacetCount("4", 1)]);
        facets["pageType"].ShouldBe([new FacetCount("forum", 1)]);
        facets["entity"].ShouldBe([new FacetCount("Event:sport", 2)]);
        await FoundAsync(new SearchQuery { Subjects = ["SPORT"] }, "a", "b");
        await FoundAsync(new SearchQuery { Subjects = ["sport", "tennis"] }, "b");
        await FoundAsync(new SearchQuery { Subjects = ["politics"] });
        await FoundAsync(new SearchQuery { Genre = "current" }, "a");
        await FoundAsync(new SearchQuery { Genre = "Genre:Current" }, "a");
        await FoundAsync(new SearchQuery { Provider = "Afp" }, "a");
        await FoundAsync(new SearchQuery { Urgency = 4 }, "b");
        await FoundAsync(new SearchQuery { PageType = "forum" }, "c");
        await FoundAsync(new SearchQuery { Entities = ["sport"] }, "a", "c");

        await _file.AddAsync(Some.Document("a") with { Sequence = 2, Urgency = 3 });
        await FoundAsync(new SearchQuery { Subjects = ["sport"] }, "b");
        await FoundAsync(new SearchQuery { Urgency = 3 }, "a");

        async Task FoundAsync(SearchQuery query, params string[] names) =>
            (await _file.SearchAsync(query)).Hits.Select(hit => hit.Name).ShouldBe(names, ignoreOrder: true);
    }

    [Fact]
    public async Task Facets_are_counted_only_when_asked_for() =>
        (await _file.SearchAsync(string.Empty)).Facets.ShouldBeEmpty();

    [Fact]
    public async Task An_unreadable_query_is_explained() =>
        (await Should.ThrowAsync<SearchQueryException>(() => _file.SearchAsync("(china"))).Message.ShouldContain("position 1");
}
