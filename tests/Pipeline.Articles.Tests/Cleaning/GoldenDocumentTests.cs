using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Tests.Cleaning;

/// <summary>
/// The stored document of each sample article, against the golden files of Articles.Extraction.Tests. A change shows in review: run the
/// tests with <c>UPDATE_GOLDEN=1</c> to write the files anew, and read the difference before committing it.
/// </summary>
public sealed class GoldenDocumentTests
{
    private static readonly string GoldenFolder = Path.Combine(RepositoryFiles.Root, "tests", "Articles.Extraction.Tests", "Golden");

    private static readonly JsonSerializerOptions Json = new(CleaningJson.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Samples() =>
        [.. Directory.GetFiles(RepositoryFiles.SampleArticles).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_article_is_stored_as_its_golden_file_says(string sample)
    {
        var path = Path.Combine(GoldenFolder, sample + ".json");
        var actual = Clean(sample);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        File.Exists(path).ShouldBeTrue($"{sample} has no golden file: run with UPDATE_GOLDEN=1 and review it.");
        actual.ShouldBe(File.ReadAllText(path));
    }

    private static string Clean(string sample)
    {
        var configuration = new ConfigurationBuilder().Build();
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddReading(configuration)
            .AddCleaning(configuration)
            .BuildServiceProvider();
        var version = services.GetRequiredService<CleanerVersion>();
        var content = File.ReadAllBytes(Path.Combine(RepositoryFiles.SampleArticles, sample));
        var articles = services.GetRequiredService<ArticleExtractor>().Extract(sample, content, TestContext.Current.CancellationToken);
        var lines = articles.Select(article => article.IsRejected
            ? $"rejected {article.Rejection.Code}: {article.Rejection.Message}"
            : JsonSerializer.Serialize(CleanedArticle.From(article, version), Json));
        return string.Join('\n', lines) + '\n';
    }
}
