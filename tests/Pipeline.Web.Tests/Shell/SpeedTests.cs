using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;
using Pipeline.Benchmarks.Search;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests.Shell;

/// <summary>
/// How long the pages for readers take with 100,000 made articles in the index beside the samples: what the browser itself measures from
/// the click to the first paint. Only when asked for: <c>-class '*SpeedTests' -explicit only -showLiveOutput</c>.
/// </summary>
public sealed class SpeedTests(WebFixture web) : PageTest(web)
{
    private const int Articles = 100_000;
    private const int BatchSize = 1000;
    private const int Rounds = 9;

    [Fact(Explicit = true)]
    public async Task Pages_are_painted_soon_with_a_hundred_thousand_articles()
    {
        await Web.SeededAsync();
        var index = Web.Services.GetRequiredService<ISearchIndex>();
        var news = new SyntheticNews(RepositoryFiles.SampleArticles, seed: 1);
        for (var first = 0; first < Articles; first += BatchSize)
        {
            await index.UpsertAsync([.. Enumerable.Range(first, BatchSize).Select(news.Article)], Token);
        }

        var entity = Uri.EscapeDataString($"{news.Entity(10).Category}:{news.Entity(10).Name}");
        (string Name, string Path)[] pages =
        [
            ("article", $"/articles/{ArticleId.FromName("samples/blinken-china.txt")}"),
            ("search, everything", "/search"),
            ("search, rare word", $"/search?q={news.Word(20_000)}"),
            ("search, usual word", $"/search?q={news.Word(400)}"),
            ("search, frequent word", $"/search?q={news.Word(40)}"),
            ("search, commonest word", $"/search?q={news.Word(1)}"),
            ("search, two words", $"/search?q={news.Word(400)}+{news.Word(40)}"),
            ("search, beginning of 2", $"/search?q={news.Word(40)[..2]}*"),
            ("search, an entity", $"/search?entity={entity}"),
            ("search, newest, page 100", "/search?sort=newest&page=100"),
            ("trends, everything", "/trends"),
            ("trends, a year by week", $"/trends?from={SyntheticNews.Today.AddDays(-365):yyyy-MM-dd}&by=week"),
            ("trends, an entity", $"/trends?entity={entity}"),
            ("trends, a frequent word", $"/trends?q={news.Word(40)}"),
        ];
        Write($"{"page",-28}{"server p50",12}{"p95",8}{"paint p50",12}{"p95",8}{"processor",12}   ms");
        using var client = new HttpClient { BaseAddress = Web.Address };
        using var process = Process.GetCurrentProcess();
        foreach (var (name, path) in pages)
        {
            var page = await OpenAsync(path);
            var (server, paint) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                await page.GotoAsync(path);
                var times = await page.EvaluateAsync<double[]>(
                    "() => [performance.getEntriesByType('navigation')[0].responseEnd, "
                        + "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1]");
                server.Add(times[0]);
                paint.Add(times[1]);
            }

            // What it would take on a core of its own, whatever else the machine does.
            var before = Processor(process);
            for (var round = 0; round < Rounds; round++)
            {
                await client.GetByteArrayAsync(path, Token);
            }

            var processor = (Processor(process) - before).TotalMilliseconds / Rounds;
            Write($"{name,-28}{Percentile(server, 0.5),12}{Percentile(server, 0.95),8}{Percentile(paint, 0.5),12}"
                + $"{Percentile(paint, 0.95),8}{processor.ToString("0", CultureInfo.InvariantCulture),12}");
        }

        (await index.SearchAsync(new SearchQuery(), Token)).Total.ShouldBeGreaterThan(Articles);
    }

    private static void Write(string line)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(line);
        Console.Error.WriteLine(line);
    }

    private static TimeSpan Processor(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static string Percentile(List<double> times, double share)
    {
        times.Sort();
        return times[(int)Math.Ceiling(share * times.Count) - 1].ToString("0", CultureInfo.InvariantCulture);
    }
}
