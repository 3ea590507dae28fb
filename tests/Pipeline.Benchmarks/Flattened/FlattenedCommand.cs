using System.CommandLine;
using System.Globalization;
using Articles.Extraction;
using Spectre.Console;

namespace Pipeline.Benchmarks.Flattened;

/// <summary>
/// Flattens marked articles to text with the programs that people use for it, cleans the texts, and says how much of the article came
/// back, and how many bylines and dates. Nothing of it is kept unless asked.
/// </summary>
internal static class FlattenedCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Marked pages: html/ID.html.gz and ground-truth.json." };
        var forms = new Option<string?>("--forms") { Description = "Keep the texts there, and take those that are there." };
        var worst = new Option<bool>("--pages") { Description = "Print each page: form, ID, word F1 by itself, byline, date." };
        var command = new Command("flattened", "Articles flattened by lynx, w3m, html2text and Chromium, and cleaned.")
        {
            folder, forms, worst,
        };
        command.SetAction((arguments, cancellationToken) =>
            RunAsync(arguments.GetRequiredValue(folder), arguments.GetValue(forms), arguments.GetValue(worst), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string? keep, bool printPages, CancellationToken cancellationToken)
    {
        var truth = Path.Combine(folder, "ground-truth.json");
        if (!File.Exists(truth))
        {
            Console.Error.WriteLine($"There is no ground-truth.json in '{folder}'.");
            return 1;
        }

        var marked = MarkedPage.Read(truth);
        var pages = Directory.GetFiles(Path.Combine(folder, "html")).Where(page => marked.ContainsKey(FormMaker.IdOf(page)))
            .Order(StringComparer.Ordinal).ToList();
        var texts = keep is null ? Directory.CreateTempSubdirectory("flattened-") : Directory.CreateDirectory(keep);
        try
        {
            var table = new Table().AddColumns("", "pages", "word F1", "titles", "bylines", "dates");
            var maker = new FormMaker(texts);
            var complete = true;
            foreach (var form in TextForm.All)
            {
                if (await maker.MakeAsync(form, pages, cancellationToken) is { } missing)
                {
                    Console.Error.WriteLine(missing);
                    complete = false;
                    continue;
                }

                var score = Score(form, maker, pages, marked, printPages);
                table.AddRow(
                    form.Name, pages.Count.ToString(CultureInfo.InvariantCulture), Of(score.WordF1), Of(score.Titles.Right),
                    Of(score.Bylines.Right), Of(score.Dates.Right));
            }

            AnsiConsole.Write(table);
            return complete ? 0 : 1;
        }
        finally
        {
            if (keep is null)
            {
                texts.Delete(recursive: true);
            }
        }
    }

    private static ArticleScore Score(
        TextForm form, FormMaker maker, List<string> pages, Dictionary<string, MarkedPage> marked, bool printPages)
    {
        var extractor = new ArticleExtractor();
        var score = new ArticleScore();
        var results = pages.AsParallel().AsOrdered().Select(page => Clean(extractor, maker.PathOf(form, page))).ToList();
        foreach (var (page, article) in pages.Zip(results))
        {
            var truth = marked[FormMaker.IdOf(page)];
            var date = article?.PublishedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            score.Add(truth, article?.Title, article?.Byline, date, article?.Text);
            if (printPages)
            {
                var own = new ArticleScore();
                own.Add(truth, article?.Title, article?.Byline, date, article?.Text);
                Console.WriteLine($"{form.Folder}\t{truth.Id}\t{Of(own.WordF1)}\t{article?.Byline}\t{date}");
            }
        }

        return score;
    }

    private static ExtractedArticle? Clean(ArticleExtractor extractor, string path)
    {
        var articles = extractor.Extract(Path.GetFileName(path), File.ReadAllBytes(path));
        return articles is [{ Rejection: null } article] ? article : null;
    }

    private static string Of(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
