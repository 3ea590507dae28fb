using Pipeline.Articles.Searching;

namespace Pipeline.Benchmarks.Search;

/// <summary>A kind of query that is measured.</summary>
/// <param name="Name">What it is, for the table.</param>
/// <param name="Queries">Some of the kind; each is asked in turn.</param>
/// <param name="Bare">The same in FTS5's own words, where it has any; in step with <paramref name="Queries"/>.</param>
internal sealed record QueryKind(string Name, IReadOnlyList<SearchQuery> Queries, IReadOnlyList<string> Bare)
{
    /// <summary>
    /// The kinds, over a vocabulary. Ranks: 0 to 4 stand in nearly every article, 40 in about half, 400 in a few of a hundred, 20,000 in a
    /// few of ten thousand.
    /// </summary>
    public static IReadOnlyList<QueryKind> Of(SyntheticNews news)
    {
        int[] some = [0, 1, 2, 3, 4];
        string Common(int i) => news.Word(i);
        string Frequent(int i) => news.Word(40 + (7 * i));
        string Usual(int i) => news.Word(400 + (31 * i));
        string Rare(int i) => news.Word(20_000 + (101 * i));
        return
        [
            Kind("rare word", Rare),
            Kind("usual word", Usual),
            Kind("frequent word", Frequent),
            Kind("commonest words", Common),
            new("two words", Make(i => new SearchQuery { Text = $"{Usual(i)} {Frequent(i)}" }),
                [.. some.Select(i => $"\"{Usual(i)}\" AND \"{Frequent(i)}\"")]),
            new("a phrase", Make(i => new SearchQuery { Text = $"\"{Common(i)} {Common(i + 1)}\"" }),
                [.. some.Select(i => $"\"{Common(i)} {Common(i + 1)}\"")]),
            new("OR, NOT", Make(i => new SearchQuery { Text = $"({Usual(i)} OR {Rare(i)}) NOT {Frequent(i)}" }),
                [.. some.Select(i => $"(\"{Usual(i)}\" OR \"{Rare(i)}\") NOT \"{Frequent(i)}\"")]),
            new("prefix of 4", Make(i => new SearchQuery { Text = Beginning(Usual(i), 4) + "*" }),
                [.. some.Select(i => $"\"{Beginning(Usual(i), 4)}\" *")]),
            new("prefix of 2", Make(i => new SearchQuery { Text = Beginning(Frequent(i), 2) + "*" }),
                [.. some.Select(i => $"\"{Beginning(Frequent(i), 2)}\" *")]),
            new("in the title", Make(i => new SearchQuery { Text = $"title:{Frequent(i)}" }),
                [.. some.Select(i => $"title : \"{Frequent(i)}\"")]),
            new("word, filters",
                Make(i => new SearchQuery { Text = Frequent(i), Language = "de", PublishedFrom = SyntheticNews.Today.AddDays(-200) }), []),
            new("frequent, facets", Make(i => new SearchQuery { Text = Frequent(i), Facets = true }), []),
            new("commonest, facets", Make(i => new SearchQuery { Text = Common(i), Facets = true }), []),
            new("frequent, page 1,000", Make(i => new SearchQuery { Text = Frequent(i), Skip = 9_990 }),
                [.. some.Select(i => $"\"{Frequent(i)}\"")]),
            new("newest", Make(i => new SearchQuery { Top = 10 + i }), []),
            new("newest, page 1,000", Make(i => new SearchQuery { Skip = 9_990, Top = 10 + i }), []),
            new("newest, facets", Make(i => new SearchQuery { Facets = true, Top = 10 + i }), []),
            new("an entity, facets", Make(i => new SearchQuery { Entities = [news.Entity(10 + i).Name], Facets = true }), []),
        ];

        QueryKind Kind(string name, Func<int, string> word) =>
            new(name, Make(i => new SearchQuery { Text = word(i) }), [.. some.Select(i => $"\"{word(i)}\"")]);
        List<SearchQuery> Make(Func<int, SearchQuery> query) => [.. some.Select(query)];
    }

    private static string Beginning(string word, int length) => word[..Math.Min(word.Length, length)];
}
