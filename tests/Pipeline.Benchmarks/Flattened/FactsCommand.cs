using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Articles.Extraction;
using Pipeline.Benchmarks.Cleaning;
using Spectre.Console;

namespace Pipeline.Benchmarks.Flattened;

/// <summary>Headlines, authors and days of publication of marked articles, as this cleaner and four in JavaScript give them.</summary>
internal static class FactsCommand
{
    private const string Own = "this cleaner";

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Marked pages: html/ID.html.gz and ground-truth.json." };
        var command = new Command(
            "facts", "Titles, bylines and dates beside Readability.js, defuddle, metascraper and @extractus/article-extractor.") { folder };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetRequiredValue(folder), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var truth = Path.Combine(folder, "ground-truth.json");
        if (!File.Exists(truth))
        {
            Console.Error.WriteLine($"There is no ground-truth.json in '{folder}'.");
            return 1;
        }

        var marked = MarkedPage.Read(truth);
        var extractor = new ArticleExtractor();
        var scores = new Dictionary<string, ArticleScore>(StringComparer.Ordinal) { [Own] = new() };
        using var peers = await TryStartAsync(cancellationToken);
        foreach (var path in Directory.GetFiles(Path.Combine(folder, "html")).Order(StringComparer.Ordinal))
        {
            if (marked.TryGetValue(FormMaker.IdOf(path), out var page))
            {
                var content = await File.ReadAllBytesAsync(path, cancellationToken);
                var article = extractor.Extract(Path.GetFileName(path), content, cancellationToken) is [var first, ..] ? first : null;
                scores[Own].AddFacts(
                    page, article?.Title, article?.Byline, article?.PublishedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                await AskAsync(peers, path, page, scores, cancellationToken);
            }
        }

        Print(scores);
        return peers is null ? 1 : 0;
    }

    private static async Task<Process?> TryStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var peers = await NodePeers.InstallAsync("fact-peers", cancellationToken);
            return NodePeers.Start("node", [Path.Combine(peers, "facts.mjs")], peers);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Without the extractors in JavaScript: {exception.Message}");
            return null;
        }
    }

    private static async Task AskAsync(
        Process? peers, string path, MarkedPage page, Dictionary<string, ArticleScore> scores, CancellationToken cancellationToken)
    {
        if (peers is null)
        {
            return;
        }

        var html = await FormMaker.ReadAsync(path, cancellationToken);
        await peers.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { html, url = page.Url }).AsMemory(), cancellationToken);
        await peers.StandardInput.FlushAsync(cancellationToken);
        using var answers = JsonDocument.Parse(
            await peers.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException("The extractors in JavaScript ended before their time."));
        foreach (var answer in answers.RootElement.EnumerateObject())
        {
            scores.TryAdd(answer.Name, new ArticleScore());
            scores[answer.Name].AddFacts(
                page, Of(answer.Value, "title"), Of(answer.Value, "author"), DayOf(Of(answer.Value, "published")));
        }
    }

    private static string? Of(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? DayOf(string? date) =>
        DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : date;

    private static void Print(Dictionary<string, ArticleScore> scores)
    {
        var table = new Table().AddColumns("", "titles", "bylines", "none where none", "dates", "none where none");
        foreach (var (name, score) in scores)
        {
            table.AddRow(
                name, Of(score.Titles.Right), Of(score.Bylines.Right), Of(score.Bylines.NoneRight), Of(score.Dates.Right),
                Of(score.Dates.NoneRight));
        }

        AnsiConsole.Write(table);
    }

    private static string Of(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
