namespace Articles.TextAnalytics.Embedded.Tests;

public sealed class KeyPhraseAndSummaryTests
{
    [Fact]
    public void Key_phrases_name_what_the_seed_article_is_about()
    {
        var phrases = Analytics.KeyPhrases(SeedArticle.Body());
        phrases.Take(10).ShouldContain("South China Sea");
        phrases.ShouldContain(phrase => phrase.Contains("Blinken", StringComparison.Ordinal));
        phrases.ShouldBeUnique();
    }

    [Fact]
    public void Key_phrases_hold_no_function_words_at_their_ends() =>
        Analytics.KeyPhrases("The price of the new machine is high, and the machine is of the old kind.")
            .ShouldAllBe(
                phrase =>
                !phrase.StartsWith("the ", StringComparison.OrdinalIgnoreCase)
                && !phrase.EndsWith(" of", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Key_phrases_of_a_language_without_a_list_are_unsupported() =>
        Analytics.KeyPhraseResult("안녕하세요", "ko").Error.ShouldNotBeNull().Code.ShouldBe("UnsupportedLanguage");

    [Fact]
    public void A_summary_holds_the_lead_of_a_news_story_in_the_order_of_the_text()
    {
        var body = SeedArticle.Body();
        var sentences = Analytics.Summary(body, 3);
        sentences.Count.ShouldBe(3);
        sentences[0].Offset.ShouldBe(0);
        sentences.Select(sentence => sentence.Offset).ShouldBeInOrder();
        sentences.Max(sentence => sentence.Rank).ShouldBe(1);
    }

    [Theory]
    [InlineData("", 3, 0)]
    [InlineData("Only this.", 3, 1)]
    [InlineData("Only this.", 0, 0)]
    public void A_summary_has_no_more_sentences_than_asked_for_or_there(string text, int asked, int given) =>
        Analytics.Summary(text, asked).Count.ShouldBe(given);

    [Fact]
    public void A_summary_does_not_repeat_itself()
    {
        const string Text =
            "The council raised the water price by four percent today. The council raised the water price by four percent today. "
            + "Farmers in the northern valley fear for their harvest this summer. The mayor promised cheaper loans for drilling deep "
                + "wells.";
        Analytics.Summary(Text, 3).Select(sentence => sentence.Text).ShouldBeUnique();
    }
}
