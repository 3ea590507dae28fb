using Articles.TextAnalytics.Results;
using CsCheck;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Enrichment;

/// <summary>
/// Whatever script a text is in and wherever it is cut: each span of the result is where it says, and none is lost or told twice.
/// </summary>
public sealed class OffsetPropertyTests
{
    private const string Name = "Vera";

    private static readonly Gen<string> AnyText = Gen.OneOf(
            "Vera ", "Vera🎻. ", "word ", "Ende. ", "終わり。", "東京Vera。", "👩‍👩‍👧‍👦", "e\u0301\u0323 ", "שלום Vera ", "مرحبا ", "\n\n",
            "🇯🇵🇫🇷", "क्षि ", "A. ", "\ud83d ", "ไทย", "?! ")
        .Array[1, 300]
        .Select(string.Concat)
        .Where(text => text.Trim().Length > 0);

    [Fact]
    public async Task Every_mention_sentence_and_opinion_is_a_substring_of_the_text() =>
        await AnyText.SampleAsync(
            async text =>
            {
                using var pipeline = new MemoryPipeline(
                    ("Enrichment:ChunkLength", "100"), ("Enrichment:Features", "Entities,Sentiment,Pii"), ("Enrichment:PiiExcept", " "));
                pipeline.Analytics.Entities = chunk => new TextEntities([.. Mentions(chunk, "Person")]);
                pipeline.Analytics.Pii = chunk => new PersonalInformation([.. Mentions(chunk, "Secret")]);

                var plain = await EnrichAsync(text, "Entities,Sentiment");
                var redacted = await pipeline.Analyzer.EnrichAsync(Some.Cleaned(text), CancellationToken.None);

                var mentions = plain.Entities.SelectMany(entity => entity.Mentions).ToList();
                mentions.ShouldAllBe(mention => text.Substring(mention.Offset, mention.Length) == mention.Text);
                mentions.Select(mention => mention.Offset).Order().ShouldBe(Occurrences(text));
                plain.Sentiment.ShouldNotBeNull().Sentences.Sum(sentence => sentence.Length).ShouldBe(text.Length);
                redacted.Text.ShouldNotContain(Name);
                redacted.Text.Length.ShouldBe(text.Length);
                redacted.PersonalInformation.ShouldNotBeNull().Select(span => span.Offset).ShouldBe(Occurrences(text));
            },
            iter: 60,
            threads: 1);

    private static async Task<EnrichedArticle> EnrichAsync(string text, string features)
    {
        using var pipeline = new MemoryPipeline(("Enrichment:ChunkLength", "100"), ("Enrichment:Features", features));
        pipeline.Analytics.Entities = chunk => new TextEntities([.. Mentions(chunk, "Person")]);
        return await pipeline.Analyzer.EnrichAsync(Some.Cleaned(text), CancellationToken.None);
    }

    private static IEnumerable<TextEntity> Mentions(string text, string category) =>
        Occurrences(text).Select(at => new TextEntity(Name, category, null, at, Name.Length, 1));

    private static IEnumerable<int> Occurrences(string text)
    {
        for (var at = text.IndexOf(Name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Name, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
