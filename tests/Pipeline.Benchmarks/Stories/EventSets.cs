using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Articles.Extraction;

namespace Pipeline.Benchmarks.Stories;

/// <summary>Reads articles whose events are known. docs/stories.md says where each set comes from and who judged it.</summary>
internal static class EventSets
{
    /// <summary>The tab-separated labels of the pages: page, event.</summary>
    private const string Labels = "events.tsv";

    /// <summary>Pages of the extraction benchmark, <c>html/ID.html.gz</c>, extracted as the pipeline does.</summary>
    public static EventSet Pages(string folder)
    {
        var labels = File.ReadLines(Path.Combine(AppContext.BaseDirectory, Labels)).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        var extractor = new ArticleExtractor();
        var articles = new List<EventArticle>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "html"), "*.html.gz").Order(StringComparer.Ordinal))
        {
            using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var page = new MemoryStream();
            zipped.CopyTo(page);
            var id = Path.GetFileName(file).Split('.')[0];
            var found = extractor.Extract(id + ".html", page.ToArray()).FirstOrDefault(article => !article.IsRejected);
            if (found is not null)
            {
                articles.Add(new EventArticle(id, labels.GetValueOrDefault(id[..8]), found.Title, found.Text, found.PublishedAt));
            }
        }

        return new EventSet("pages", IsHeldBack: false, articles);
    }

    /// <summary>
    /// ECB+ as anastasia-zhukova/Diverse_CDCR_datasets has it: a folder for each event, in it an article a file. A topic's two events are of
    /// one kind. Both halves were looked at while the thresholds were chosen.
    /// </summary>
    public static IEnumerable<EventSet> EventCorefBank(string folder)
    {
        var articles = Directory.EnumerateDirectories(folder).SelectMany(name =>
                Directory.EnumerateFiles(name, "*.json").Select(file => Read(file, Path.GetFileName(name))))
            .OrderBy(article => article.Name, StringComparer.Ordinal).ToList();
        return articles.GroupBy(article => int.Parse(article.Name.Split('_')[0], CultureInfo.InvariantCulture) % 2 == 0)
            .Select(half => new EventSet(half.Key ? "ECB+ even topics" : "ECB+ odd topics", IsHeldBack: false, [.. half]));

        static EventArticle Read(string file, string told)
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return new EventArticle(
                Path.GetFileNameWithoutExtension(file), told, json.RootElement.GetProperty("title").GetString(),
                json.RootElement.GetProperty("text").GetString() ?? string.Empty);
        }
    }

    /// <summary>NewsWCL50: ten events by five outlets each, a token a line of <c>conll.csv</c>.</summary>
    public static EventSet Outlets(string file)
    {
        var sentences = File.ReadLines(file).Skip(1).Select(CsvLine.Read).Where(cells => cells.Count > 5)
            .GroupBy(cells => cells[2])
            .Select(document => (Name: document.Key, Sentences: document.GroupBy(cells => cells[3])
                .Select(sentence => string.Join(' ', sentence.Select(cells => cells[5]))).ToList()));
        return new EventSet(
            "NewsWCL50",
            IsHeldBack: false,
            [.. sentences.Select(document => new EventArticle(
                document.Name, document.Name.Split('_')[0], document.Sentences[0], string.Join(' ', document.Sentences.Skip(1))))]);
    }

    /// <summary>
    /// Articles of WCXB, most of them about no event: guides and comparisons, often several of one subject. No two are taken as of one
    /// event.
    /// </summary>
    public static EventSet Guides(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return new EventSet(
            "WCXB, no events",
            IsHeldBack: false,
            [.. json.RootElement.EnumerateObject().Where(page => page.Value.GetProperty("type").GetString() == "article")
                .Select(page => new EventArticle(
                    page.Name, Event: null, page.Value.GetProperty("title").GetString(),
                    page.Value.GetProperty("text").GetString() ?? string.Empty, DateOf(page.Value)))]);

        static DateTimeOffset? DateOf(JsonElement page) =>
            page.TryGetProperty("published", out var published) && DateTimeOffset.TryParse(
                published.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    /// <summary>A folder of articles as JSON: title, text, event, publishedAt.</summary>
    public static EventSet Judged(string folder) => new(
        Path.GetFileName(folder),
        IsHeldBack: true,
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file =>
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return new EventArticle(
                Path.GetFileNameWithoutExtension(file),
                json.RootElement.TryGetProperty("event", out var told) ? told.GetString() : null,
                json.RootElement.GetProperty("title").GetString(),
                json.RootElement.GetProperty("text").GetString() ?? string.Empty);
        })]);
}
