using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Trends;
using Pipeline.Search;
using Spectre.Console;

namespace Pipeline.Benchmarks.Search;

/// <summary>
/// The SQLite index beside a bare FTS5 table, on the same made-up articles, in turns: upserts in batches of a thousand, queries of each
/// kind, the size of the file. Times are of one caller, milliseconds, warm.
/// </summary>
internal static class SearchBenchmark
{
    private const int BatchSize = 1000;
    private const int Callers = 64;
    private const int Seed = 20_261_124;

    public static Command Create()
    {
        var sizes = new Option<int[]>("--articles")
        {
            DefaultValueFactory = _ =>
        [1000, 10_000, 100_000],
            AllowMultipleArgumentsPerToken = true,
            Description =
                    "How many articles, several numbers for several tables."
        };
        var folder = SyntheticNews.VocabularyOption();
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "How often each query is asked." };
        var command = new Command("search", "The SQLite index: upserts and queries, beside a bare FTS5 table.") { sizes, folder, rounds };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            foreach (var size in arguments.GetRequiredValue(sizes))
            {
                await RunAsync(size, arguments.GetRequiredValue(folder), arguments.GetRequiredValue(rounds), cancellationToken);
            }

            return 0;
        });
        return command;
    }

    private static async Task RunAsync(int size, string folder, int rounds, CancellationToken cancellationToken)
    {
        var place = Directory.CreateTempSubdirectory("search-benchmark-");
        try
        {
            var path = Path.Combine(place.FullName, "index.db");
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Search:Path", (string?)path)])
                .Build();
            await using var services = new ServiceCollection().AddLogging().AddSearchIndex(configuration).BuildServiceProvider();
            var index = services.GetRequiredService<ISearchIndex>();
            using var bare = new BareIndex(Path.Combine(place.FullName, "bare.db"));
            var news = new SyntheticNews(folder, Seed);

            var table = new Table().AddColumns("", "p50", "p95", "bare p50", "bare p95", "ratio").Title($"{size:N0} articles");
            for (var column = 1; column < table.Columns.Count; column++)
            {
                table.Columns[column].RightAligned();
            }

            await UpsertAsync(index, bare, news, size, table, cancellationToken);
            foreach (var kind in QueryKind.Of(news))
            {
                await AskAsync(index, bare, kind, rounds, table, cancellationToken);
            }

            var trends = services.GetRequiredService<IArticleTrends>();
            await CountAsync("trends", new TrendQuery());
            await CountAsync("trends, an entity", new TrendQuery { Filter = new SearchQuery { Entities = [news.Entity(10).Name] } });
            await CountAsync("trends, a word", new TrendQuery { Filter = new SearchQuery { Text = news.Word(40) } });
            async Task CountAsync(string name, TrendQuery query)
            {
                var times = new List<double>();
                for (var round = 0; round <= rounds; round++)
                {
                    times.Add(await TimeAsync(() => trends.ReadAsync(query, cancellationToken)));
                }

                Row(table, name, times[1..], []);
            }

            table.AddRow(
                "file, MB", Megabytes(Directory.GetFiles(place.FullName, "index.db*").Sum(file => new FileInfo(file).Length)), "",
                Megabytes(bare.Bytes()), "", "");
            AnsiConsole.Write(table);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            place.Delete(recursive: true);
        }
    }

    private static async Task UpsertAsync(
        ISearchIndex index, BareIndex bare, SyntheticNews news, int size, Table table, CancellationToken cancellationToken)
    {
        var (ours, theirs) = (new List<double>(), new List<double>());
        var last = new List<SearchDocument>();
        for (var first = 0; first < size; first += BatchSize)
        {
            last = [.. Enumerable.Range(first, Math.Min(BatchSize, size - first)).Select(news.Article)];
            var numbered = last.Select((document, i) => ((long)(first + i + 1), document)).ToList();
            theirs.Add(Time(() => bare.Upsert(numbered, replace: false)));
            ours.Add(await TimeAsync(() => index.UpsertAsync(last, cancellationToken)));
        }

        Row(table, $"upsert {BatchSize:N0}, new", ours, theirs);
        var again = last.Select((document, i) => ((long)(size - last.Count + i + 1), document)).ToList();
        Row(
            table,
            $"upsert {last.Count:N0}, changed",
            [await TimeAsync(() => index.UpsertAsync([.. last.Select(document => document with { Sequence = 2 })], cancellationToken))],
            [Time(() => bare.Upsert(again, replace: true))]);

        // As the publishing stage writes: one document a call, many calls at once.
        var callers = last.Take(Callers).Select(document => document with { Sequence = 3 }).ToList();
        Row(
            table,
            $"{callers.Count} callers at once",
            [await TimeAsync(() => Task.WhenAll(callers.Select(document => index.UpsertAsync([document], cancellationToken))))],
            [Time(() => again.Take(Callers).ToList().ForEach(document => bare.Upsert([document], replace: true)))]);
    }

    private static async Task AskAsync(
        ISearchIndex index, BareIndex bare, QueryKind kind, int rounds, Table table, CancellationToken cancellationToken)
    {
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < kind.Queries.Count; i++)
            {
                var query = kind.Queries[i];
                if (i < kind.Bare.Count)
                {
                    var match = kind.Bare[i];
                    Add(theirs, round, Time(() => bare.Search(match, query.Skip, query.Top)));
                }

                Add(ours, round, await TimeAsync(() => index.SearchAsync(query, cancellationToken)));
            }
        }

        Row(table, kind.Name, ours, theirs);

        // The first round warms up.
        static void Add(List<double> times, int round, double time)
        {
            if (round > 0)
            {
                times.Add(time);
            }
        }
    }

    private static void Row(Table table, string name, List<double> ours, List<double> theirs)
    {
        var ratio = theirs.Count == 0 ? string.Empty : Write(Percentiles.Of(ours, 0.5) / Percentiles.Of(theirs, 0.5));
        table.AddRow(
            name,
            Write(Percentiles.Of(ours, 0.5)),
            Write(Percentiles.Of(ours, 0.95)),
            theirs.Count == 0 ? string.Empty : Write(Percentiles.Of(theirs, 0.5)),
            theirs.Count == 0 ? string.Empty : Write(Percentiles.Of(theirs, 0.95)),
            ratio);
    }

    private static double Time(Action action) => Timing.Of(action).TotalMilliseconds;

    private static async Task<double> TimeAsync(Func<Task> action) => (await Timing.OfAsync(action)).TotalMilliseconds;

    private static string Write(double value) => value.ToString(value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0", CultureInfo.InvariantCulture);
}
