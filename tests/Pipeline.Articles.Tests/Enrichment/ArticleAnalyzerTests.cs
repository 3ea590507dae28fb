using Articles.TextAnalytics;
using Articles.TextAnalytics.Results;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment;

public sealed class ArticleAnalyzerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnalyzeAsync_long_text_goes_in_batches_of_the_size_that_each_feature_takes()
    {
        using var pipeline = new MemoryPipeline(("Enrichment:ChunkLength", "100"));
        var text = string.Concat(Enumerable.Repeat("Ten letters and more to say. ", 50));

        await EnrichAsync(pipeline, text, Token);

        pipeline.Analytics.Calls.Where(call => call.Feature == "entities").ShouldAllBe(call => call.Documents <= 5);
        pipeline.Analytics.Calls.Where(call => call.Feature == "sentiment").ShouldAllBe(call => call.Documents <= 10);
        pipeline.Analytics.Calls.Count(call => call.Feature == "language").ShouldBe(1);
    }

    [Fact]
    public async Task AnalyzeAsync_offsets_over_many_chunks_are_those_of_the_whole_text()
    {
        using var pipeline = new MemoryPipeline(("Enrichment:ChunkLength", "100"));
        var text = string.Concat(Enumerable.Range(0, 60).Select(number => $"Here is Vera 🎻 number {number}. "));
        pipeline.Analytics.Entities = chunk => new TextEntities([.. Occurrences(chunk, "Vera")
            .Select(offset => new TextEntity("Vera", "Person", null, offset, 4, 1))]);

        var result = await EnrichAsync(pipeline, text, Token);

        var entity = result.Entities.ShouldHaveSingleItem();
        entity.Count.ShouldBe(60);
        entity.Mentions.ShouldAllBe(mention => text.Substring(mention.Offset, mention.Length) == "Vera");
    }

    [Fact]
    public async Task AnalyzeAsync_features_that_are_off_are_not_asked_for()
    {
        using var pipeline = new MemoryPipeline(("Enrichment:Features", "Language,KeyPhrases"));

        var result = await EnrichAsync(pipeline, Some.ArticleText, Token);

        pipeline.Analytics.Calls.Select(call => call.Feature).Distinct().ShouldBe(["language", "keyPhrases"], ignoreOrder: true);
        result.Sentiment.ShouldBeNull();
    }

    [Fact]
    public async Task AnalyzeAsync_a_transient_failure_is_tried_again_after_the_time_the_service_names()
    {
        using var pipeline = new MemoryPipeline(("Enrichment:Features", "KeyPhrases"));
        var failures = 2;
        pipeline.Analytics.OnCall = (_, _) => failures-- > 0
            ? throw new TextAnalyticsException(
                new TextAnalyticsError(TextAnalyticsErrorKind.Throttled, "429", "busy"), TimeSpan.FromSeconds(5))
            : Task.CompletedTask;

        var analysis = EnrichAsync(pipeline, Some.ArticleText, Token);
        for (var second = 0; second < 9; second++)
        {
            pipeline.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        analysis.IsCompleted.ShouldBeFalse();
        pipeline.Analytics.Calls.Count.ShouldBeLessThan(3);
        while (!analysis.IsCompleted)
        {
            pipeline.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await analysis).KeyPhrases.ShouldNotBeEmpty();
        pipeline.Analytics.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task AnalyzeAsync_the_headline_is_analysed_with_the_text_and_its_mentions_are_not_the_texts()
    {
        using var pipeline = new MemoryPipeline();
        pipeline.Analytics.Entities = document => new TextEntities(
            [.. Occurrences(document, "Vera").Select(offset => new TextEntity("Vera", "Person", null, offset, 4, 1))]);

        var result = await pipeline.Analyzer.EnrichAsync(Some.Cleaned("It was Vera.", title: "Vera returns"), Token);

        pipeline.Analytics.Sent.Count(sent => sent.Feature == "entities").ShouldBe(1);
        var entity = result.Entities.ShouldHaveSingleItem();
        entity.Count.ShouldBe(2);
        entity.Mentions.ShouldHaveSingleItem().Offset.ShouldBe(7);
    }

    [Theory]
    [InlineData("gl")]
    [InlineData(null)]
    public async Task AnalyzeAsync_an_unknown_language_is_what_the_page_declares_and_not_the_cleaners_guess(string? declared)
    {
        using var pipeline = new MemoryPipeline();
        pipeline.Analytics.ErrorOf = (feature, _) => feature == "language"
            ? new TextAnalyticsError(TextAnalyticsErrorKind.BadInput, "UnknownLanguage", "unknown")
            : null;

        var result = await pipeline.Analyzer.EnrichAsync(Some.Cleaned() with { Language = "es", DeclaredLanguage = declared }, Token);

        result.Language.ShouldBe(declared);
        result.DeclaredLanguage.ShouldBe(declared);
    }

    [Fact]
    public void Dates_and_quantities_are_no_entities_of_the_index()
    {
        var article = Some.Enriched() with
        {
            Entities =
            [
                new ArticleEntity { Name = "Friday", Category = "DateTime" }, new ArticleEntity { Name = "4.2%", Category = "Quantity" },
                new ArticleEntity { Name = "Oslo", Category = "Location" },
            ],
        };

        SearchDocument.From(article).Entities.ShouldHaveSingleItem().Name.ShouldBe("Oslo");
    }

    private static Task<EnrichedArticle> EnrichAsync(MemoryPipeline pipeline, string text, CancellationToken cancellationToken) =>
        pipeline.Analyzer.EnrichAsync(Some.Cleaned(text), cancellationToken);

    private static IEnumerable<int> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
