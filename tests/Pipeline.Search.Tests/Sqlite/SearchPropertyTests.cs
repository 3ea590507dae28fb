using System.Diagnostics;
using CsCheck;
using Pipeline.Articles.Searching;
using Pipeline.Search.Tests.Queries;

namespace Pipeline.Search.Tests.Sqlite;

/// <summary>What holds for any documents and any query, on a real file.</summary>
public sealed class SearchPropertyTests : IDisposable
{
    private static readonly Gen<string> Word = Gen.OneOf(
        "steel", "china", "Zürich", "中国", "東京", "\U0001F600", "मंत्री", "\U0002070E", "e\u0301", "\u0002", "\u0003", "\0", "\uD83D",
        "\n\n");

    private static readonly Gen<SearchDocument> Documents =
        from name in Gen.Int[0, 30]
        from sequence in Gen.Int[1, 3]
        from words in Word.Array[0, 30]
        from separator in Gen.OneOf(" ", "")
        from language in Gen.OneOf("en", "de", null)
        from sentiment in Gen.OneOf("positive", "negative", null)
        from site in Gen.OneOf("A", "a", "Ö", null)
        from entities in Gen.OneOf(
            new SearchEntity("Location", "China"), new SearchEntity("Person", "Xi"), new SearchEntity("Person", "xi"),
            new SearchEntity("Event", "")).Array[0, 4]
        from days in Gen.Int[0, 5]
        select Some.Document($"{name}", string.Join(separator, words)) with
        {
            Sequence = sequence,
            Language = language,
            Sentiment = sentiment,
            SiteName = site,
            Entities = entities,
            PublishedAt = days == 0 ? null : Some.Now.AddDays(-days),
        };

    private static readonly Gen<SearchQuery> Queries =
        from language in Gen.OneOf("en", "DE", null, null)
        from sentiment in Gen.OneOf("positive", null, null)
        from site in Gen.OneOf("A", "ö", null, null)
        from entities in Gen.OneOf("xi", "location:china").Array[0, 2]
        from days in Gen.Int[0, 5]
        select new SearchQuery
        {
            Language = language,
            Sentiment = sentiment,
            SiteName = site,
            Entities = entities,
            PublishedFrom = days < 2 ? null : Some.Now.AddDays(-days),
            PublishedBefore = days % 2 == 0 ? null : Some.Now.AddDays(-1),
            Top = 1000,
            Facets = true,
        };

    private readonly IndexFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Totals_and_facets_are_what_counting_by_hand_gives() =>
        await Gen.Select(Documents.Array[0, 40], Queries).SampleAsync(
            async (documents, query) =>
            {
                using var file = new IndexFile();
                await file.AddAsync(documents);
                var expected = documents
                    .GroupBy(document => document.Id)
                    .Select(revisions => revisions.Aggregate((newest, next) => next.Sequence >= newest.Sequence ? next : newest))
                    .Where(document => Matches(document, query))
                    .ToList();

                var results = await file.SearchAsync(query);
                results.Total.ShouldBe(expected.Count);
                results.Hits.Select(hit => hit.Name).Order().ShouldBe(expected.Select(document => document.Name).Order());
                results.Facets["language"].ShouldBe(Count(expected.Select(document => document.Language)));
                results.Facets["sentiment"].ShouldBe(Count(expected.Select(document => document.Sentiment)));
                results.Facets["site"].ShouldBe(Count(expected.Select(document => document.SiteName)));
                results.Facets["entity"]
                    .ShouldBe(
                    Count(expected.SelectMany(
                        document => document.Entities.Select(entity => $"{entity.Category}:{entity.Name}").Distinct())));
            },
            iter: 60);

    [Fact]
    public async Task Whatever_can_be_read_runs_and_what_cannot_is_explained()
    {
        await _file.AddAsync(Some.Document("a", "china Häuser 中国 a d") with { Title = "title" });
        await QueryGen.Text.SampleAsync(
            async text =>
            {
                try
                {
                    var start = Stopwatch.GetTimestamp();
                    await _file.SearchAsync(new SearchQuery { Text = text, Facets = true })
                        .WaitAsync(TimeSpan.FromSeconds(30), Some.Cancellation);
                    Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
                }
                catch (SearchQueryException exception)
                {
                    exception.InnerException.ShouldBeNull();
                }

                await _file.Index.SuggestAsync(text, 5, Some.Cancellation);
            },
            iter: 3000);
    }

    [Fact]
    public async Task The_largest_queries_that_are_allowed_run()
    {
        await _file.AddAsync(Some.Document("a", "a d"));
        await _file.SearchAsync(QueryParserTests.Nested(Search.Queries.QueryParser.MaxDepth));
        await _file.SearchAsync(string.Join(" OR ", Enumerable.Range(0, Search.Queries.QueryParser.MaxTerms).Select(i => $"word{i}*")));
        await _file.SearchAsync(string.Join(" -", Enumerable.Range(0, Search.Queries.QueryParser.MaxTerms).Select(i => $"word{i}")));
        await _file.SearchAsync(new string('中', Search.Queries.QueryParser.MaxLength));
    }

    [Fact]
    public async Task Snippets_mark_matches_in_pairs_and_halve_no_character() =>
        await Gen.Select(
            Documents.Array[1, 10], Gen.OneOf("steel", "china zürich", "中国 OR 東京", "मंत्री OR steel", "\U0002070E OR china", "st* OR zü*"))
            .SampleAsync(
            async (documents, query) =>
            {
                using var file = new IndexFile();
                await file.AddAsync(documents);
                foreach (var snippet in (await file.SearchAsync(query)).Hits.Select(hit => hit.Snippet).OfType<string>())
                {
                    ShouldBeWellFormed(snippet);
                }
            },
            iter: 60);

    [Fact]
    public async Task A_word_without_end_gives_a_short_snippet()
    {
        await _file.AddAsync(Some.Document("a", "china " + new string('x', 100_000) + "\U0002070E"));
        var snippet = (await _file.SearchAsync("xxx*")).Hits[0].Snippet!;
        snippet.Length.ShouldBeLessThanOrEqualTo(Snippet.MaxLength + 2);
        ShouldBeWellFormed(snippet);
    }

    private static void ShouldBeWellFormed(string snippet)
    {
        snippet.EnumerateRunes().ShouldNotContain(rune => rune.Value == 0xFFFD);
        snippet.ShouldNotContain("\u200B");
        var markers = string.Concat(snippet.Where(character => character is SearchHit.HighlightStart or SearchHit.HighlightEnd));
        markers.Replace("\u0002\u0003", null, StringComparison.Ordinal).ShouldBeEmpty();
    }

    private static bool Matches(SearchDocument document, SearchQuery query) =>
        Same(query.Language, document.Language)
        && Same(query.Sentiment, document.Sentiment)
        && Same(query.SiteName, document.SiteName)
        && query.Entities.All(
            wanted => document.Entities.Any(entity => Same(wanted, entity.Name) || Same(wanted, $"{entity.Category}:{entity.Name}")))
        && (query.PublishedFrom is null || document.PublishedAt >= query.PublishedFrom)
        && (query.PublishedBefore is null || document.PublishedAt < query.PublishedBefore);

    private static bool Same(string? wanted, string? actual) =>
        wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);

    private static FacetCount[] Count(IEnumerable<string?> values) =>
    [
        .. values.OfType<string>().GroupBy(value => value)
            .Select(group => new FacetCount(group.Key, group.Count()))
            .OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal),
    ];
}
