using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Searching;
using Pipeline.Search;
using Spectre.Console;

namespace Pipeline.Benchmarks.Search.Relevance;

/// <summary>How long a search for words takes beside a bare FTS5 table asked for the same words with OR, in turns; medians of one caller.</summary>
internal static class WordSpeed
{
    private const int BatchSize = 1000;
    private const int Rounds = 9;
    private const int Seed = 20_261_124;

    public static async Task RunAsync(int size, string vocabulary, CancellationToken cancellationToken)
    {
        var place = Directory.CreateTempSubdirectory("relevance-speed-");
        try
        {
            var path = Path.Combine(place.FullName, "index.db");
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Search:Path", (string?)path)])
                .Build();
            await using var services = new ServiceCollection().AddLogging().AddSearchIndex(configuration).BuildServiceProvider();
            var index = services.GetRequiredService<ISearchIndex>();
            using var bare = new BareIndex(Path.Combine(place.FullName, "bare.db"));
            var news = new SyntheticNews(vocabulary, Seed);
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var first = 0; first < size; first += BatchSize)
            {
                List<SearchDocument> batch = [.. Enumerable.Range(first, Math.Min(BatchSize, size - first)).Select(news.Article)];
                theirs.Add(Time(() => bare.Upsert([.. batch.Select((document, i) => ((long)(first + i + 1), document))], replace: false)));
                ours.Add(await TimeAsync(() => index.UpsertAsync(batch, cancellationToken)));
            }

            var table = new Table().AddColumns("", "this index, ms", "bare FTS5, OR, ms", "ratio").Title($"{size:N0} articles, medians");
            Row(table, $"write {BatchSize:N0}", ours, theirs);
            foreach (var (name, queries) in Queries(news))
            {
                var (mine, other) = (new List<double>(), new List<double>());
                for (var round = 0; round <= Rounds; round++)
                {
                    foreach (var words in queries)
                    {
                        var match = string.Join(" OR ", words.Select(word => $"\"{word}\""));
                        var bareTime = Time(() => bare.Search(match, 0, 10));
                        var time = await TimeAsync(
                            () => index.SearchAsync(new SearchQuery { Text = string.Join(' ', words) }, cancellationToken));
                        if (round > 0)
                        {
                            other.Add(bareTime);
                            mine.Add(time);
                        }
                    }
                }

                Row(table, name, mine, other);
            }

            table.AddRow(
                "file, MB",
                Write(Directory.GetFiles(place.FullName, "index.db*").Sum(file => new FileInfo(file).Length) / 1e6),
                Write(bare.Bytes() / 1e6),
                string.Empty);
            AnsiConsole.Write(table);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            place.Delete(recursive: true);
        }
    }

    /// <summary>Ranks as in <see cref="QueryKind"/>: 40 is in about half of the articles, 400 in a few of a hundred.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<string[]> Queries)> Queries(SyntheticNews news)
    {
        return
        [
            Kind("a usual word", i => [Usual(i)]),
            Kind("a frequent word", i => [Frequent(i)]),
            Kind("two words", i => [Usual(i), Rare(i)]),
            Kind("three words, one frequent", i => [Usual(i), Frequent(i), Rare(i)]),
            Kind("five words", i => [.. Enumerable.Range(0, 5).Select(j => news.Word(300 + (97 * i) + (211 * j)))]),
            Kind("a sentence", i => ["what", "is", "the", Usual(i), "of", Rare(i), "in", Frequent(i)]),
        ];

        string Frequent(int i) => news.Word(40 + (7 * i));
        string Usual(int i) => news.Word(400 + (31 * i));
        string Rare(int i) => news.Word(5000 + (101 * i));
        static (string Name, IReadOnlyList<string[]> Queries) Kind(string name, Func<int, string[]> words) =>
            (name, [.. Enumerable.Range(0, 5).Select(words)]);
    }

    private static void Row(Table table, string name, List<double> ours, List<double> theirs)
    {
        var (mine, other) = (Percentiles.Of(ours, 0.5), Percentiles.Of(theirs, 0.5));
        table.AddRow(name, Write(mine), Write(other), Write(mine / other));
    }

    private static double Time(Action action) => Timing.Of(action).TotalMilliseconds;

    private static async Task<double> TimeAsync(Func<Task> action) => (await Timing.OfAsync(action)).TotalMilliseconds;

    private static string Write(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
