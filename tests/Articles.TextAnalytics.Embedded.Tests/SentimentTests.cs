using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Embedded.Tests;

public sealed class SentimentTests
{
    [Theory]
    [InlineData("The rescue was a wonderful success.", SentimentLabel.Positive)]
    [InlineData("The attack killed dozens and caused panic.", SentimentLabel.Negative)]
    [InlineData("The committee meets on Tuesday.", SentimentLabel.Neutral)]
    [InlineData("The film is not good.", SentimentLabel.Negative)]
    [InlineData("", SentimentLabel.Neutral)]
    public void Label_follows_the_words(string text, SentimentLabel label) =>
        Analytics.Sentiment(text).Value.ShouldNotBeNull().Label.ShouldBe(label);

    [Theory]
    [InlineData("Shares plunge after the report.", SentimentLabel.Negative)]
    [InlineData("Sales fall for a third year.", SentimentLabel.Negative)]
    [InlineData("Profits at the group fell by a fifth.", SentimentLabel.Negative)]
    [InlineData("The company reported a sharp drop in quarterly revenue.", SentimentLabel.Negative)]
    [InlineData("Falling sales worried nobody at the table.", SentimentLabel.Negative)]
    [InlineData("Unemployment rose in May.", SentimentLabel.Negative)]
    [InlineData("Unemployment fell in May.", SentimentLabel.Positive)]
    [InlineData("Losses narrowed in the second quarter.", SentimentLabel.Positive)]
    [InlineData("Exports jumped in the second quarter.", SentimentLabel.Positive)]
    [InlineData("Sales did not rise.", SentimentLabel.Negative)]
    [InlineData("The leaves fall, and the index is at the end of the book.", SentimentLabel.Neutral)]
    public void What_a_measure_does_is_the_news(string text, SentimentLabel label) =>
        Analytics.Sentiment(text).Value.ShouldNotBeNull().Sentences.ShouldHaveSingleItem().Label.ShouldBe(label);

    [Fact]
    public void Degree_words_strengthen_and_soften()
    {
        var plain = Scores("The plan is good.").Positive;
        Scores("The plan is extremely good.").Positive.ShouldBeGreaterThan(plain);
        Scores("The plan is somewhat good.").Positive.ShouldBeLessThan(plain);
    }

    [Fact]
    public void What_follows_but_outweighs_what_precedes_it() =>
        Analytics.Sentiment("The food was good, but the service was terrible.").Value.ShouldNotBeNull()
            .Label.ShouldBe(SentimentLabel.Negative);

    [Fact]
    public void Positive_and_negative_sentences_of_equal_weight_are_mixed() =>
        Analytics.Sentiment("The rescue was a great success. The fire was a terrible disaster.").Value.ShouldNotBeNull()
            .Label.ShouldBe(SentimentLabel.Mixed);

    [Theory]
    [InlineData("The food was not good.", "food", "good", SentimentLabel.Negative, true)]
    [InlineData("The hotel staff were very friendly.", "hotel staff", "friendly", SentimentLabel.Positive, false)]
    [InlineData("They complained about the terrible service.", "service", "terrible", SentimentLabel.Negative, false)]
    public void An_opinion_names_what_it_judges_and_the_words_that_judge(
        string text, string target, string assessment, SentimentLabel label, bool isNegated)
    {
        var opinion = Analytics.Sentiment(text).Value.ShouldNotBeNull().Sentences.ShouldHaveSingleItem().Opinions.ShouldNotBeNull()
            .ShouldHaveSingleItem();

        (opinion.Target, opinion.Label).ShouldBe((target, label));
        text.Substring(opinion.Offset, opinion.Length).ShouldBe(target);
        var found = opinion.Assessments.ShouldHaveSingleItem();
        (found.Text, found.Label, found.IsNegated).ShouldBe((assessment, label, isNegated));
        text.Substring(found.Offset, found.Length).ShouldBe(assessment);
    }

    [Theory]
    [InlineData("The committee meets on Tuesday.")]
    [InlineData("It was good.")]
    [InlineData("Good!")]
    public void A_sentence_that_judges_nothing_by_name_has_no_opinion(string text) =>
        Analytics.Sentiment(text).Value.ShouldNotBeNull().Sentences.ShouldHaveSingleItem().Opinions.ShouldNotBeNull().ShouldBeEmpty();

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
