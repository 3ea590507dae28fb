using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Tests.Enrichment.Embedded;

public sealed class SentimentTests
{
    [Theory]
    [InlineData("The rescue was a wonderful success.", SentimentLabel.Positive)]
    [InlineData("The attack killed dozens and caused panic.", SentimentLabel.Negative)]
    [InlineData("The committee meets on Tuesday.", SentimentLabel.Neutral)]
    [InlineData("The film is not good.", SentimentLabel.Negative)]
    [InlineData("", SentimentLabel.Neutral)]
    public void Label_follows_the_words(string text, SentimentLabel label) => Analytics.Sentiment(text).Value.ShouldNotBeNull().Label.ShouldBe(label);

    [Fact]
    public void Degree_words_strengthen_and_soften()
    {
        var plain = Scores("The plan is good.").Positive;
        Scores("The plan is extremely good.").Positive.ShouldBeGreaterThan(plain);
        Scores("The plan is somewhat good.").Positive.ShouldBeLessThan(plain);
    }

    [Fact]
    public void What_follows_but_outweighs_what_precedes_it() =>
        Analytics.Sentiment("The food was good, but the service was terrible.").Value.ShouldNotBeNull().Label.ShouldBe(SentimentLabel.Negative);

    [Fact]
    public void Positive_and_negative_sentences_of_equal_weight_are_mixed() =>
        Analytics.Sentiment("The rescue was a great success. The fire was a terrible disaster.").Value.ShouldNotBeNull().Label.ShouldBe(SentimentLabel.Mixed);

    [Fact]
    public async Task A_language_without_a_lexicon_fails_for_that_document_alone()
    {
        var answer = await Analytics.AnalyzeAsync(
            Analytics.Engine.Sentiment,
            [new TextDocument("a", "Das ist gut.", "de"), new TextDocument("b", "This is good.", "en")],
            TestContext.Current.CancellationToken);
        var results = answer.Documents;
        var error = results[0].Error.ShouldNotBeNull();
        error.Kind.ShouldBe(TextAnalyticsErrorKind.BadInput);
        error.Code.ShouldBe("UnsupportedLanguage");
        results[1].Id.ShouldBe("b");
        results[1].Value.ShouldNotBeNull();
    }

    private static SentimentScores Scores(string text) => Analytics.Sentiment(text).Value.ShouldNotBeNull().Scores;
}
