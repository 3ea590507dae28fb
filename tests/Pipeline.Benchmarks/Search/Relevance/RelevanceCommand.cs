using System.CommandLine;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Searching;
using Pipeline.Benchmarks.Cleaning;
using Pipeline.Search;
using Spectre.Console;

namespace Pipeline.Benchmarks.Search.Relevance;

/// <summary>How good the hits are: nDCG@10 of the SQLite index and of search libraries in JavaScript, on the same texts and queries.</summary>
internal static class RelevanceCommand
{
    private const string Ours = "this index";

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description = "May hold scifact (BEIR's corpus.jsonl, queries.jsonl, qrels/test.tsv) and time (TIME.ALL, TIME.QUE, TIME.REL).",
        };
        var articles = new Option<string>("--articles")
        {
            DefaultValueFactory = _ => "tests/articles",
            Description = "The sample articles.",
        };
        var pages = new Option<string>("--pages") { DefaultValueFactory = _ => "../shared/wcxb", Description = "The pages of WCXB." };
        var speed = new Option<int>("--speed")
        {
            DefaultValueFactory = _ => 100_000,
            Description = "How many made-up articles the times are taken over; 0 for no times.",
        };
        var list = new Option<bool>("--list") { Description = "Also list each query with its measure and hits." };
        var alone = new Option<bool>("--alone") { Description = "Without the search libraries in JavaScript." };
        var vocabulary = SyntheticNews.VocabularyOption();
        var command = new Command("relevance", "How good the hits of a search are, beside search libraries in JavaScript, and how fast.")
        {
            folder, articles, pages, speed, list, alone, vocabulary,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var root = arguments.GetRequiredValue(folder);
            List<TextCollection> collections =
                [Collections.Desk(arguments.GetRequiredValue(articles), arguments.GetRequiredValue(pages))];
            if (Directory.Exists(Path.Combine(root, "scifact")))
            {
                collections.Add(Collections.Beir("SciFact", Path.Combine(root, "scifact")));
            }

            if (Directory.Exists(Path.Combine(root, "time")))
            {
                collections.Add(Collections.Time(Path.Combine(root, "time")));
            }

            foreach (var collection in collections)
            {
                await MeasureAsync(collection, arguments.GetValue(list), arguments.GetValue(alone), cancellationToken);
            }

            if (arguments.GetRequiredValue(speed) is > 0 and var size)
            {
                await WordSpeed.RunAsync(size, arguments.GetRequiredValue(vocabulary), cancellationToken);
            }

            return 0;
        });
        return command;
    }

    private static async Task MeasureAsync(TextCollection collection, bool isListed, bool isAlone, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, IReadOnlyDictionary<string, string[]>>
        {
            [Ours] = await SearchAsync(collection, cancellationToken),
        };
        foreach (var (peer, hits) in isAlone ? [] : await AskPeersAsync(collection, cancellationToken))
        {
            answers.Add(peer, hits);
        }

        var table = new Table().AddColumns("", "nDCG@10", "finds nothing")
            .Title($"{collection.Name}: {collection.Queries.Count:N0} queries, {collection.Documents.Count:N0} texts");
        foreach (var (engine, hits) in answers)
        {
            table.AddRow(
                Markup.Escape(engine),
                Write("0.000", collection.Queries.Average(query => Ndcg.Of(hits[query.Id], query.Grades))),
                Write("0.0 %", collection.Queries.Average(query => hits[query.Id].Length == 0 ? 1.0 : 0)));
        }

        AnsiConsole.Write(table);
        foreach (var query in isListed ? collection.Queries : [])
        {
            var hits = answers[Ours][query.Id];
            Console.WriteLine(
                $"{Write("0.00", Ndcg.Of(hits, query.Grades))} {query.Text}: "
                    + string.Join(' ', hits.Select(hit => $"{hit}={query.Grades.GetValueOrDefault(hit)}")));
        }
    }

    private static async Task<IReadOnlyDictionary<string, string[]>> SearchAsync(
        TextCollection collection, CancellationToken cancellationToken)
    {
        var place = Directory.CreateTempSubdirectory("relevance-");
        try
        {
            var path = Path.Combine(place.FullName, "index.db");
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Search:Path", (string?)path)])
                .Build();
            await using var services = new ServiceCollection().AddLogging().AddSearchIndex(configuration).BuildServiceProvider();
            var index = services.GetRequiredService<ISearchIndex>();
            foreach (var batch in collection.Documents.Chunk(1000))
            {
                await index.UpsertAsync(batch, cancellationToken);
            }

            var answers = new Dictionary<string, string[]>();
            foreach (var query in collection.Queries)
            {
                var results = await index.SearchAsync(new SearchQuery { Text = query.Text, Top = Ndcg.Depth }, cancellationToken);
                answers.Add(query.Id, [.. results.Hits.Select(hit => hit.Name)]);
            }

            return answers;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            place.Delete(recursive: true);
        }
    }

    private static async Task<Dictionary<string, Dictionary<string, string[]>>> AskPeersAsync(
        TextCollection collection, CancellationToken cancellationToken)
    {
        var input = Path.GetTempFileName();
        try
        {
            var folder = await NodePeers.InstallAsync("search-peers", cancellationToken);
            await using (var stream = File.Create(input))
            {
                await JsonSerializer.SerializeAsync(
                    stream,
                    new
                    {
                        documents = collection.Documents
                            .Select(document => new { id = document.Name, title = document.Title ?? string.Empty, text = document.Text }),
                        queries = collection.Queries.Select(query => new { id = query.Id, text = query.Text }),
                    },
                    cancellationToken: cancellationToken);
            }

            using var process = NodePeers.Start("node", [Path.Combine(folder, "peers.mjs"), input], folder);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(output)!;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or JsonException)
        {
            await Console.Error.WriteLineAsync($"Without the search libraries in JavaScript: {exception.Message}");
            return [];
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static string Write(string format, double value) => value.ToString(format, CultureInfo.InvariantCulture);
}
