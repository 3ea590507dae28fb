using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Articles.TextAnalytics.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Search.Stories;
using Spectre.Console;

namespace Pipeline.Benchmarks.Stories;

/// <summary>
/// How well articles about one event are put into one story: precision, recall and F1 over pairs of articles, beside the plain cosine of
/// TF-IDF. The articles come one by one, in orders by chance.
/// </summary>
internal static class StoriesCommand
{
    private const int Orders = 5;
    private const double PeersThreshold = 0.21;

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description = "May hold ecb (a folder an event with JSON articles), newswcl50/conll.csv and judged/NAME (JSON articles).",
        };
        var pages = new Option<string>("--pages")
        {
            DefaultValueFactory = _ => "../shared/extraction",
            Description = "The extraction benchmark's pages.",
        };
        var guides = new Option<string>("--guides") { DefaultValueFactory = _ => "../shared/wcxb", Description = "The pages of WCXB." };
        var list = new Option<bool>("--list")
        {
            Description = "Also list the pairs that were put together wrongly, and those that were not.",
        };
        var command = new Command("stories", "How well articles about one event are put into one story.") { folder, pages, guides, list };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var services = BuildServices();
            var table = new Table().AddColumns(
                "articles", "", "pairs", "precision", "recall", "F1", "plain TF-IDF", "its best", "ms an article");
            foreach (var set in Read(
                arguments.GetRequiredValue(folder), arguments.GetRequiredValue(pages), arguments.GetRequiredValue(guides)))
            {
                await MeasureAsync(set, services.GetRequiredService<ArticleAnalyzer>(), table, arguments.GetValue(list), cancellationToken);
            }

            AnsiConsole.Write(table);
            return 0;
        });
        return command;
    }

    private static IEnumerable<EventSet> Read(string folder, string pages, string guides)
    {
        (string Path, Func<string, IEnumerable<EventSet>> Read)[] sources =
        [
            (pages, path => [EventSets.Pages(path)]),
            (Path.Combine(folder, "newswcl50", "conll.csv"), path => [EventSets.Outlets(path)]),
            (Path.Combine(folder, "ecb"), EventSets.EventCorefBank),
            (Path.Combine(folder, "judged"), path => Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal)
                .Select(EventSets.Judged)),
            (Path.Combine(guides, "ground-truth.json"), path => [EventSets.Guides(path)]),
        ];
        foreach (var (path, read) in sources)
        {
            if (!Path.Exists(path))
            {
                AnsiConsole.WriteLine($"Not measured, because there is no {path}.");
                continue;
            }

            foreach (var set in read(path))
            {
                yield return set;
            }
        }
    }

    private static async Task MeasureAsync(
        EventSet set, ArticleAnalyzer analyzer, Table table, bool isListed, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var articles = new List<EnrichedArticle>();
        foreach (var article in set.Articles)
        {
            articles.Add(await analyzer.EnrichAsync(Clean(article, now), cancellationToken));
        }

        var sum = default(PairScore);
        var taken = TimeSpan.Zero;
        for (var seed = 1; seed <= Orders; seed++)
        {
            int[] order = [.. Enumerable.Range(0, articles.Count)];
            new Random(seed).Shuffle(order);
            using var finder = new StoryFinder(
                new MemoryLog(), new StorySketches(), Options.Create(new StoryOptions { FindStories = true }), TimeProvider.System,
                NullLogger<StoryFinder>.Instance);
            var stories = new ArticleId?[articles.Count];
            var started = Stopwatch.GetTimestamp();
            foreach (var place in order)
            {
                stories[place] = (await finder.PlaceAsync(articles[place], row: null, cancellationToken)).StoryId;
            }

            taken += Stopwatch.GetElapsedTime(started);
            sum += PairScore.Of(set.Articles, (one, other) => stories[one] is { } story && story == stories[other]);
            if (isListed && seed == 1)
            {
                List(set, stories);
            }
        }

        var plain = new PlainCosine(set.Articles);
        var best = Enumerable.Range(5, 60).Select(percent => PlainScore(set, plain, percent / 100.0)).MaxBy(score => score.F1);
        table.AddRow(
            $"{set.Name}, {set.Articles.Count}", set.IsHeldBack ? "held back" : "tuned on", Text(sum.OfOneEvent / Orders),
            Text(sum.Precision), Text(sum.Recall), Text(sum.F1), Text(PlainScore(set, plain, PeersThreshold).F1), Text(best.F1),
            Text(taken.TotalMilliseconds / Orders / articles.Count));
        if (sum.OfOneEvent == 0)
        {
            AnsiConsole.WriteLine($"{set.Name}: {sum.Together / Orders} pairs of {set.Articles.Count} articles were put together.");
        }
    }

    private static PairScore PlainScore(EventSet set, PlainCosine plain, double threshold) =>
        PairScore.Of(set.Articles, (one, other) => plain.Similarity(one, other) >= threshold);

    private static void List(EventSet set, ArticleId?[] stories)
    {
        for (var i = 0; i < set.Articles.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (set.Articles[i], set.Articles[j]);
                var isOne = one.Event is not null && one.Event == other.Event;
                var isTogether = stories[i] is not null && stories[i] == stories[j];
                if (isOne != isTogether)
                {
                    AnsiConsole.WriteLine($"{(isTogether ? "wrong " : "missed")} {one.Name} {one.Title} | {other.Name} {other.Title}");
                }
            }
        }
    }

    private static CleanedArticle Clean(EventArticle article, DateTimeOffset now) => new()
    {
        Id = ArticleId.FromName(article.Name),
        Name = article.Name,
        Title = article.Title,
        Text = article.Text,
        Format = "text",
        WordCount = article.Text.Split(' ').Length,
        PublishedAt = article.PublishedAt,
        FirstSeenAt = now,
        CleanedAt = now,
    };

    private static ServiceProvider BuildServices()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                KeyValuePair.Create("Enrichment:CoalescingDelay", (string?)"00:00:00"),
                KeyValuePair.Create("Enrichment:Features", (string?)"Language, Entities"),
            ])
            .Build();
        return new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddCleaning(configuration)
            .AddEnrichment(configuration)
            .AddTextAnalytics<EmbeddedTextAnalytics>(FeatureProviders.Embedded)
            .UseTextAnalyses(FeatureProviders.Embedded)
            .BuildServiceProvider();
    }

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
