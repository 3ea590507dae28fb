using System.CommandLine;
using System.Globalization;
using AngleSharp.Html.Parser;
using Articles.Extraction;
using Articles.Extraction.Cleaning;
using Articles.Extraction.Formats;
using Articles.Extraction.Limits;
using SmartReader;
using Spectre.Console;

namespace Pipeline.Benchmarks.Cleaning;

/// <summary>
/// Cleans the HTML pages of a folder with this cleaner, with SmartReader, with AngleSharp's parser alone and, where there is Node, with the
/// cleaners in JavaScript: one thread, warm, interleaved page by page, so that a noisy machine slows all alike.
/// </summary>
internal static class CleaningBenchmark
{
    // The compiler goes on optimising what runs often: these rounds are not counted.
    private const int WarmRounds = 6;
    private const int Rounds = 9;

    public static Command Create()
    {
        var folder =
            new Argument<string>("FOLDER") { DefaultValueFactory = _ => "tests/articles", Description = "Pages: .html, .html.gz." };
        var command =
            new Command("cleaning", "HTML cleaning beside SmartReader, AngleSharp's parse alone, Readability.js and defuddle.") { folder };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetRequiredValue(folder), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var limits = new CleaningOptions();
        var reader = new ArticleReader(new ReadingOptions(), TimeProvider.System);
        var cleaner = new ArticleCleaner(limits, TimeProvider.System);
        var pages = Directory.Exists(folder)
            ? Directory.GetFiles(folder).Order(StringComparer.Ordinal).SelectMany(path => Read(reader, path)).ToList()
            : [];
        if (pages.Count == 0)
        {
            Console.Error.WriteLine($"There are no HTML pages in '{folder}'.");
            return 1;
        }

        await using var peers = await NodePeers.TryStartAsync(pages, cancellationToken);
        var parser = new HtmlParser();
        List<Contender> contenders =
        [
            Contender.Of("AngleSharp, parse alone", page => parser.ParseDocument(pages[page].Content).Dispose()),
            Contender.Of("this cleaner", page => Clean(cleaner, limits, pages[page])),
            Contender.Of("SmartReader", page => new Reader("https://page.test/article", pages[page].Content).GetArticle()),
            .. peers?.Contenders(cancellationToken) ?? [],
        ];
        for (var round = 0; round < WarmRounds + Rounds; round++)
        {
            for (var page = 0; page < pages.Count; page++)
            {
                foreach (var contender in contenders.Where(contender => round % contender.Every == 0))
                {
                    await contender.MeasureAsync(page, counts: round >= WarmRounds);
                }
            }
        }

        Print(pages, contenders);
        return 0;
    }

    private static void Clean(ArticleCleaner cleaner, CleaningOptions limits, SourceDocument page)
    {
        try
        {
            cleaner.Clean(page, new FileBudget(limits, TimeProvider.System), CancellationToken.None);
        }
        catch (ArticleRejectedException)
        {
            // A page that is no article costs time all the same.
        }
    }

    private static IEnumerable<SourceDocument> Read(ArticleReader reader, string path)
    {
        try
        {
            return reader.Read(Path.GetFileName(path), File.ReadAllBytes(path), CancellationToken.None)
                .Documents.Where(source => source.Format == SourceFormat.Html);
        }
        catch (ArticleRejectedException)
        {
            return [];
        }
    }

    private static void Print(List<SourceDocument> pages, List<Contender> contenders)
    {
        var megabytes = pages.Sum(page => (double)page.Content.Length) / 1_000_000;
        var table = new Table()
            .AddColumns("", "pages/s", "MB/s (characters)", "KB allocated a page", "time beside the parse", "beside this cleaner");
        var own = contenders[1].MedianSeconds;
        foreach (var contender in contenders)
        {
            var seconds = contender.MedianSeconds;
            table.AddRow(
                contender.Name,
                (pages.Count / seconds).ToString("0", CultureInfo.InvariantCulture),
                (megabytes / seconds).ToString("0.0", CultureInfo.InvariantCulture),
                contender.MeanAllocated is { } bytes ? (bytes / 1000).ToString("0", CultureInfo.InvariantCulture) : string.Empty,
                (seconds / contenders[0].MedianSeconds).ToString("0.00", CultureInfo.InvariantCulture),
                (seconds / own).ToString("0.00", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            $"{pages.Count} pages, {megabytes:0.0} MB, {Rounds} rounds ({Rounds / NodePeers.Every} of the cleaners in JavaScript), medians "
            + "a page added up.");
    }
}
