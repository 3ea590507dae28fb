using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Articles.Extraction.Tests.Golden;

/// <summary>
/// What is extracted from each sample article, against the golden files beside this one. They hold the pipeline's documents, whose own test
/// (<c>GoldenDocumentTests</c>) compares them to the letter and writes them anew with <c>UPDATE_GOLDEN=1</c>; what the pipeline adds is
/// left out here.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "tests", "Articles.Extraction.Tests", "Golden");
    private static readonly string[] OfThePipeline = ["schemaVersion", "id", "revision", "sequence", "cleanerVersion"];
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArticleExtractor _extractor = new();

    public static TheoryData<string> Samples() =>
        [.. Directory.GetFiles(RepositoryFiles.SampleArticles).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_article_is_extracted_as_its_golden_file_says(string sample)
    {
        var content = File.ReadAllBytes(Path.Combine(RepositoryFiles.SampleArticles, sample));

        var articles = _extractor.Extract(sample, content, TestContext.Current.CancellationToken);

        articles.Select(Text).ShouldBe(Expected(sample));
    }

    [Fact]
    public void Every_golden_file_has_its_sample() =>
        Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path))
            .Except(Directory.GetFiles(RepositoryFiles.SampleArticles).Select(path => Path.GetFileName(path)))
            .ShouldBeEmpty();

    /// <summary>The articles of a golden file: a JSON object each, one after the other, or a line that says why it was rejected.</summary>
    private static IEnumerable<string> Expected(string sample) =>
        File.ReadAllText(Path.Combine(Folder, sample + ".json"))
            .TrimEnd('\n')
            .Replace("\n}\n{", "\n}\0{", StringComparison.Ordinal)
            .Split('\0')
            .Select(document => document.StartsWith('{') ? WithoutThePipelines(document) : document);

    private static string WithoutThePipelines(string document)
    {
        var fields = JsonNode.Parse(document)!.AsObject();
        Array.ForEach(OfThePipeline, name => fields.Remove(name));
        return fields.ToJsonString(Json);
    }

    private static string Text(ExtractedArticle article)
    {
        if (article.IsRejected)
        {
            return $"rejected {article.Rejection.Code}: {article.Rejection.Message}";
        }

        (string Name, object? Value)[] fields =
        [
            ("name", article.Name),
            ("part", article.Part),
            ("title", article.Title),
            ("byline", article.Byline),
            ("source", article.Source),
            ("publishedAt", article.PublishedAt),
            ("modifiedAt", article.ModifiedAt),
            ("siteName", article.SiteName),
            ("canonicalUrl", article.CanonicalUrl),
            ("language", article.Language),
            ("declaredLanguage", article.DeclaredLanguage),
            ("leadImage", article.LeadImage),
            ("text", article.Text),
            ("captions", article.Captions),
            ("wordCount", article.WordCount),
            ("fingerprint", article.Fingerprint?.ToString()),
            ("format", article.Format?.ToString().ToLowerInvariant()),
            ("pageType", article.PageType?.ToString().ToLowerInvariant()),
            ("charset", article.Charset),
            ("blocksKept", article.BlocksKept),
            ("blocksDropped", article.BlocksDropped),
        ];
        var known = fields.Where(field => field.Value is not null);
        return new JsonObject(known.Select(field => KeyValuePair.Create(field.Name, JsonSerializer.SerializeToNode(field.Value))))
            .ToJsonString(Json);
    }
}
