using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Tests.Golden;

/// <summary>
/// What reading and cleaning make of each sample article, kept as files beside this one. A change shows in review: run the tests
/// with <c>UPDATE_GOLDEN=1</c> to write the files anew, and read the difference before committing it.
/// </summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Json = new(CleaningJson.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Samples() => [.. Directory.GetFiles(SampleFolder()).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_article_is_cleaned_as_its_golden_file_says(string sample)
    {
        var path = Path.Combine(GoldenFolder(), sample + ".json");
        var actual = Clean(sample);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        File.Exists(path).ShouldBeTrue($"{sample} has no golden file: run with UPDATE_GOLDEN=1 and review it.");
        actual.ShouldBe(File.ReadAllText(path));
    }

    [Fact]
    public void Every_golden_file_has_its_sample() =>
        Directory.GetFiles(GoldenFolder(), "*.json").Select(path => Path.GetFileNameWithoutExtension(path))
            .Except(Directory.GetFiles(SampleFolder()).Select(path => Path.GetFileName(path)))
            .ShouldBeEmpty();

    private static string Clean(string sample)
    {
        var configuration = new ConfigurationBuilder().Build();
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddReading(configuration)
            .AddCleaning(configuration)
            .BuildServiceProvider();
        var cleaner = services.GetRequiredService<ArticleCleaner>();
        var lines = new List<string>();
        try
        {
            var content = File.ReadAllBytes(Path.Combine(SampleFolder(), sample));
            foreach (var source in services.GetRequiredService<ArticleReader>().Read(sample, content, TestContext.Current.CancellationToken))
            {
                lines.Add(JsonSerializer.Serialize(cleaner.Clean(source, TestContext.Current.CancellationToken), Json));
            }
        }
        catch (ArticleRejectedException rejected)
        {
            lines.Add($"rejected {rejected.Reason.Code}: {rejected.Reason.Message}");
        }

        return string.Join('\n', lines) + '\n';
    }

    private static string GoldenFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static string SampleFolder() => Path.GetFullPath(Path.Combine(GoldenFolder(), "..", "..", "articles"));
}
