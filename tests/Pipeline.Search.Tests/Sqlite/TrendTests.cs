using CsCheck;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Trends;

namespace Pipeline.Search.Tests.Sqlite;

public sealed class TrendTests : IDisposable
{
    private static readonly Gen<SearchDocument> Documents =
        from name in Gen.Int[0, 30]
        from sequence in Gen.Int[1, 3]
        from text in Gen.OneOf("steel", "trade", "steel and trade")
        from language in Gen.OneOf("en", "de", null)
        from sentiment in Gen.OneOf("positive", "neutral", "negative", "mixed", "Negative", null)
        from entities in Gen.OneOf(
            new SearchEntity("Location", "China"), new SearchEntity("Person", "Xi"), new SearchEntity("Person", "xi"),
            new SearchEntity("Organization", "UN: the body"),
            new SearchEntity("Event", ""), new SearchEntity("DateTime", "Monday")).Array[0, 4]
        from days in Gen.Int[0, 40]
        select Some.Document($"{name}", text) with
        {
            Sequence = sequence,
            Language = language,
            Sentiment = sentiment,
            Entities = entities,
            PublishedAt = days == 0 ? null : Some.Now.AddDays(-days),
            DuplicateOf = name % 5 == 0 ? "another" : null,
        };

    private static readonly Gen<SearchQuery> Filters =
        from text in Gen.OneOf("steel", "trade -steel", null, null)
        from language in Gen.OneOf("en", null, null)
        from sentiment in Gen.OneOf("negative", null, null)
        from entities in Gen.OneOf("xi", "Location:China").Array[0, 1]
        from hides in Gen.Bool
        from days in Gen.Int[0, 40]
        select new SearchQuery
        {
            Text = text,
            Language = language,
            Sentiment = sentiment,
            Entities = entities,
            HideDuplicates = hides,
            PublishedFrom = days < 10 ? null : Some.Now.AddDays(-days).AddHours(-1),
            PublishedBefore = days % 2 == 0 ? null : Some.Now.AddDays(-5),
        };

    private readonly IndexFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Every_number_is_the_total_of_the_search_that_it_stands_for() =>
        await Gen.Select(
            Documents.Array[0, 40], Filters, Gen.OneOf<TrendInterval?>(null, TrendInterval.Day, TrendInterval.Week, TrendInterval.Month),
            Gen.Int[1, 60]).SampleAsync(
            async (documents, filter, interval, most) =>
            {
                using var file = new IndexFile();
                await file.AddAsync(documents);
                var report = await file.Trends.ReadAsync(
                    new TrendQuery { Filter = filter, Interval = interval, MaxBuckets = most }, Some.Cancellation);

                async Task<long> TotalAsync(SearchQuery query) => (await file.SearchAsync(query)).Total;
                report.Total.ShouldBe(await TotalAsync(filter));
                (report.Undated + report.Buckets.Sum(bucket => bucket.Articles)).ShouldBe(report.Total);
                report.Buckets.Count.ShouldBeLessThanOrEqualTo(most);
                for (var i = 0; i < report.Buckets.Count; i++)
                {
                    var bucket = report.Buckets[i];
                    var within = filter with { PublishedFrom = bucket.From, PublishedBefore = bucket.Before };
                    bucket.Articles.ShouldBe((int)await TotalAsync(within));
                    if (filter.Sentiment is null)
                    {
                        bucket.Negative.ShouldBe((int)await TotalAsync(within with { Sentiment = "negative" }));
                        bucket.Mixed.ShouldBe((int)await TotalAsync(within with { Sentiment = "mixed" }));
                    }

                    if (i > 0)
                    {
                        bucket.From.ShouldBe(report.Buckets[i - 1].Before);
                    }

                    foreach (var entity in report.Entities)
                    {
                        entity.Counts[i].ShouldBe((int)await TotalAsync(With(within, entity)));
                    }
                }

                report.Entities.ShouldAllBe(entity => entity.Category != "DateTime");
                foreach (var entity in report.Entities)
                {
                    entity.Articles.ShouldBe((int)await TotalAsync(With(filter, entity)));
                }

                for (var second = 0; second < report.Entities.Count; second++)
                {
                    for (var first = 0; first < second; first++)
                    {
                        var both = (int)await TotalAsync(With(With(filter, report.Entities[first]), report.Entities[second]));
                        report.Pairs.Where(pair => (pair.First, pair.Second) == (first, second)).Sum(pair => pair.Articles).ShouldBe(both);
                    }
                }
            },
            iter: 40);

    [Fact]
    public async Task Subjects_and_providers_are_no_entities()
    {
        await _file.AddAsync(Article("a", 1, new SearchEntity("Location", "China")) with { Subjects = ["sport: all"], Provider = "AFP" });

        (await ReadAsync(new TrendQuery())).Entities.Select(entity => entity.Value).ShouldBe(["Location:China"]);
    }

    [Fact]
    public async Task The_most_frequent_entities_come_first_without_those_that_are_asked_for()
    {
        await _file.AddAsync(
            Article("a", 1, new SearchEntity("Location", "China"), new SearchEntity("Person", "Xi")),
            Article("b", 2, new SearchEntity("Location", "China"), new SearchEntity("Person", "Xi"), new SearchEntity("Person", "Biden")),
            Article("c", 3, new SearchEntity("Location", "China")));

        var all = await ReadAsync(new TrendQuery());
        all.Entities.Select(entity => (entity.Value, entity.Articles))
            .ShouldBe([("Location:China", 3), ("Person:Xi", 2), ("Person:Biden", 1)]);
        all.Pairs.ShouldBe([new EntityPair(0, 1, 2), new EntityPair(0, 2, 1), new EntityPair(1, 2, 1)]);

        var china = await ReadAsync(new TrendQuery { Filter = new SearchQuery { Entities = ["location:china"] }, Top = 1 });
        china.Entities.Select(entity => entity.Value).ShouldBe(["Person:Xi"]);
        (await ReadAsync(new TrendQuery { Categories = ["Location"] })).Entities.Select(entity => entity.Value)
            .ShouldBe(["Location:China"]);
    }

    [Fact]
    public async Task Buckets_are_as_short_as_their_number_allows_and_leave_no_time_out()
    {
        await _file.AddAsync(Article("a", 0), Article("b", 20));
        var days = await ReadAsync(new TrendQuery());
        (days.Interval, days.Buckets.Count).ShouldBe((TrendInterval.Day, 21));
        days.Buckets.Count(bucket => bucket.Articles == 0).ShouldBe(19);

        var weeks = await ReadAsync(new TrendQuery { MaxBuckets = 10 });
        weeks.Interval.ShouldBe(TrendInterval.Week);
        weeks.Buckets.ShouldAllBe(
            bucket => bucket.From.DayOfWeek == DayOfWeek.Monday && bucket.Before - bucket.From == TimeSpan.FromDays(7));

        var month = await ReadAsync(
            new TrendQuery { Filter = new SearchQuery { PublishedFrom = Some.Now.AddDays(-27), PublishedBefore = Some.Now.AddDays(3) } });
        (month.Interval, month.Buckets.Count).ShouldBe((TrendInterval.Day, 31));
        (month.Buckets[0].From, month.Buckets[^1].Before).ShouldBe((Some.Now.AddDays(-27), Some.Now.AddDays(3)));
    }

    [Fact]
    public async Task Dates_at_both_ends_of_the_calendar_are_plotted_in_a_hundred_centuries()
    {
        await _file.AddAsync(
            Some.Document("first") with { PublishedAt = new DateTimeOffset(1, 1, 1, 0, 0, 1, TimeSpan.Zero) },
            Some.Document("last") with { PublishedAt = DateTimeOffset.MaxValue.AddDays(-1) });
        var report = await ReadAsync(new TrendQuery());
        (report.Interval, report.Buckets.Count).ShouldBe((TrendInterval.Century, 100));
        (report.Buckets[0].Articles, report.Buckets[^1].Articles).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_empty_index_has_no_trends()
    {
        var report = await ReadAsync(new TrendQuery());
        (report.Total, report.Buckets.Count, report.Entities.Count, report.Pairs.Count).ShouldBe((0, 0, 0, 0));
        (await ReadAsync(new TrendQuery { Filter = new SearchQuery { Entities = ["nobody"] } })).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_is_explained() =>
        await Should.ThrowAsync<SearchQueryException>(() => ReadAsync(new TrendQuery { Filter = new SearchQuery { Text = "(" } }));

    private static SearchQuery With(SearchQuery query, EntityTrend entity) => query with { Entities = [.. query.Entities, entity.Value] };

    private static SearchDocument Article(string name, int days, params SearchEntity[] entities) =>
        Some.Document(name) with { PublishedAt = Some.Now.AddDays(-days), Entities = entities };

    private Task<TrendReport> ReadAsync(TrendQuery query) => _file.Trends.ReadAsync(query, Some.Cancellation);
}
