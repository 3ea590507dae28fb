using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Articles.Extraction;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Benchmarks.Search.Relevance;

/// <summary>Reads the collections, each in the form that it is handed out in.</summary>
internal static partial class Collections
{
    /// <summary>The desk's queries of <c>desk.tsv</c>, over the sample articles and the pages of WCXB.</summary>
    public static TextCollection Desk(string articles, string pages)
    {
        var extractor = new ArticleExtractor();
        var samples = Directory.GetFiles(articles)
            .SelectMany(path => extractor.Extract(Path.GetFileName(path), File.ReadAllBytes(path)))
            .Where(article => article.Rejection is null)
            .GroupBy(article => article.Name)
            .SelectMany(file => file.Select((article, i) => Document(
                i == 0 ? file.Key : $"{file.Key}#{i}", article.Title, article.Text, article.Language)));
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(pages, "ground-truth.json")));
        var judged = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "desk.tsv")).Where(line => !line.StartsWith('#'))
            .Select((line, number) =>
            {
                var parts = line.Split('\t');
                return new JudgedQuery($"{number + 1}", parts[0], parts[1].Split(' ').Select(answer => answer.Split('='))
                    .ToDictionary(answer => answer[0], answer => int.Parse(answer[1], CultureInfo.InvariantCulture)));
            });
        return new TextCollection(
            "desk",
            [
                .. samples,
                .. truth.RootElement.EnumerateObject().Select(page => Document(
                    page.Name, page.Value.GetProperty("title").GetString(), page.Value.GetProperty("text").GetString()!, "en")),
            ],
            [.. judged]);
    }

    /// <summary>BEIR's form: <c>corpus.jsonl</c>, <c>queries.jsonl</c>, <c>qrels/test.tsv</c>.</summary>
    public static TextCollection Beir(string name, string folder)
    {
        var grades = File.ReadLines(Path.Combine(folder, "qrels", "test.tsv")).Skip(1).Select(line => line.Split('\t'))
            .GroupBy(parts => parts[0])
            .ToDictionary(
                query => query.Key,
                query => query.ToDictionary(parts => parts[1], parts => int.Parse(parts[2], CultureInfo.InvariantCulture)));
        return new TextCollection(
            name,
            [.. Lines("corpus.jsonl").Select(line => Document(Text(line, "_id"), Text(line, "title"), Text(line, "text"), "en"))],
            [
                .. Lines("queries.jsonl").Where(line => grades.ContainsKey(Text(line, "_id")))
                    .Select(line => new JudgedQuery(Text(line, "_id"), Words(Text(line, "text")), grades[Text(line, "_id")])),
            ]);

        IEnumerable<JsonElement> Lines(string file) =>
            File.ReadLines(Path.Combine(folder, file)).Select(line => JsonSerializer.Deserialize<JsonElement>(line));
        string Text(JsonElement line, string field) => line.GetProperty(field).GetString()!;
    }

    /// <summary>TIME of 1963, in SMART's form; the judgements count the texts from 1.</summary>
    public static TextCollection Time(string folder)
    {
        var texts = Parts("TIME.ALL", TextMark()).Select((text, number) => Document($"{number + 1}", null, text, "en"));
        var grades = File.ReadLines(Path.Combine(folder, "TIME.REL"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length > 1)
            .ToDictionary(parts => parts[0], parts => parts.Skip(1).Distinct().ToDictionary(id => id, _ => 1));
        return new TextCollection(
            "TIME",
            [.. texts],
            [
                .. Parts("TIME.QUE", QueryMark()).Select((text, number) => (Id: $"{number + 1}", text))
                    .Where(query => grades.ContainsKey(query.Id))
                    .Select(query => new JudgedQuery(query.Id, Words(query.text), grades[query.Id])),
            ]);

        IEnumerable<string> Parts(string file, Regex mark) =>
            mark.Split(StopMark().Replace(File.ReadAllText(Path.Combine(folder, file)), string.Empty)).Skip(1)
                .Select(part => string.Join(' ', part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>A query of a collection, which knows no operators, as words: in lower case and without what has a meaning here.</summary>
    private static string Words(string query) => Syntax().Replace(query.ToLowerInvariant(), " ");

    private static SearchDocument Document(string id, string? title, string text, string? language) => new()
    {
        Id = ArticleId.FromName(id),
        Sequence = 1,
        Name = id,
        Title = title,
        Text = text,
        Language = language,
    };

    [GeneratedRegex("""["():*]|(?<= )-""")]
    private static partial Regex Syntax();

    [GeneratedRegex(@"^\*TEXT.*$", RegexOptions.Multiline)]
    private static partial Regex TextMark();

    [GeneratedRegex(@"^\*FIND.*$", RegexOptions.Multiline)]
    private static partial Regex QueryMark();

    [GeneratedRegex(@"^\*STOP.*$", RegexOptions.Multiline)]
    private static partial Regex StopMark();
}
