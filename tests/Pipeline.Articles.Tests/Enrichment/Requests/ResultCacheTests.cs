using Articles.TextAnalytics;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment.Requests;

/// <summary>Unchanged text is not paid for twice.</summary>
public sealed class ResultCacheTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new(("Enrichment:MaxRetries", "0"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task The_same_text_under_another_name_costs_nothing_and_gives_the_same()
    {
        var first = await EnrichAsync("a.txt");
        var calls = _pipeline.Analytics.Calls.Count;

        var second = await EnrichAsync("b.txt");

        first.TextRecords.ShouldBe(5);
        second.TextRecords.ShouldBe(0);
        _pipeline.Analytics.Calls.Count.ShouldBe(calls);
        second.KeyPhrases.ShouldBe(first.KeyPhrases);
        second.Features.ShouldBe(first.Features);
    }

    [Fact]
    public async Task After_a_failure_half_way_only_what_failed_is_paid_for()
    {
        var fails = true;
        _pipeline.Analytics.OnCall = (feature, _) => feature == "sentiment" && fails
            ? throw new TextAnalyticsException(new TextAnalyticsError(TextAnalyticsErrorKind.Transient, "503", "down"))
            : Task.CompletedTask;
        (await Should.ThrowAsync<AnalysisDeferredException>(() => EnrichAsync("a.txt"))).TextRecords.ShouldBe(4);
        _pipeline.Analytics.Calls.Clear();
        fails = false;

        var article = await EnrichAsync("a.txt");

        _pipeline.Analytics.Calls.ShouldBe([("sentiment", 1)]);
        article.TextRecords.ShouldBe(1);
        article.KeyPhrases.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_an_older_model_made_is_passed_over_once_a_newer_one_has_answered()
    {
        await EnrichAsync("a.txt");
        _pipeline.Analytics.ModelVersion = "2027-01-01";
        await EnrichAsync("other.txt", Some.ArticleText + "\n\nAnother paragraph.");

        var article = await EnrichAsync("b.txt");

        article.TextRecords.ShouldBeGreaterThan(0);
        article.Features["entities"].ModelVersion.ShouldBe("2027-01-01");
    }

    [Fact]
    public async Task A_broken_cache_fails_no_article()
    {
        _pipeline.Cache.IsBroken = true;

        (await EnrichAsync("a.txt")).KeyPhrases.ShouldNotBeEmpty();
        (await EnrichAsync("a.txt")).TextRecords.ShouldBe(5);
    }

    [Fact]
    public async Task Errors_are_not_kept()
    {
        _pipeline.Analytics.ErrorOf = (feature, _) =>
            feature == "entities"
                ? new TextAnalyticsError(TextAnalyticsErrorKind.BadInput, "UnsupportedLanguageCode", "not this one")
                : null;

        await EnrichAsync("a.txt");

        _pipeline.Cache.Keys.ShouldNotContain(key => key.StartsWith("entities/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edited_copy_of_a_long_text_pays_for_little_more_than_what_was_edited()
    {
        using var pipeline = new MemoryPipeline(("Enrichment:Features", "Entities"));
        var (whole, edited) = (0, 0);
        for (var story = 0; story < 20; story++)
        {
            var original = Story(story);
            whole += (await EnrichAsync(pipeline, original)).TextRecords;
            edited += (await EnrichAsync(
                pipeline, "A new lede, of another length than the old one, stands before all of it."
                + original[original.IndexOf('\n', StringComparison.Ordinal)..])).TextRecords;
        }

        edited.ShouldBeLessThan(whole * 4 / 10);
    }

    private static string Story(int seed)
    {
        var random = new Random(seed);
        return string.Join(
            "\n\n", Enumerable.Range(0, 60)
            .Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(15, 70)).Select(_ => $"w{random.Next(1000)}")) + '.'));
    }

    private static Task<EnrichedArticle> EnrichAsync(MemoryPipeline pipeline, string text) =>
        pipeline.Analyzer.EnrichAsync(Some.Cleaned(text), Token);

    private Task<EnrichedArticle> EnrichAsync(string name, string text = Some.ArticleText) =>
        _pipeline.Analyzer.EnrichAsync(Some.Cleaned(text, name), Token);
}
