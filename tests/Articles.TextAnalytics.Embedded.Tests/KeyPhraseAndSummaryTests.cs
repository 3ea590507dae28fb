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
    public void No_key_phrase_is_part_of_another()
    {
        var phrases = Analytics.KeyPhrases(SeedArticle.Body());

        phrases.ShouldAllBe(phrase => !phrases.Any(other => other != phrase && $" {other} ".Contains($" {phrase} ")));
    }

    [Theory]
    [InlineData("The Bank of England cut rates. Officials of the Bank of England met. Rates fell.", "Bank of England")]
    [InlineData("Blinken left. Antony Blinken spoke. Blinken smiled, and Antony Blinken went.", "Antony Blinken")]
    [InlineData("It met the West Harbour Fishery Protection Board. The West Harbour Fishery Protection Board agreed.",
        "West Harbour Fishery Protection Board")]
    public void A_name_is_not_cut(string text, string name)
    {
        var phrases = Analytics.KeyPhrases(text);

        phrases.ShouldContain(name);
        phrases.ShouldAllBe(phrase => phrase == name || !name.Split(' ').Contains(phrase));
    }

    [Theory]
    [InlineData("pl", "Rząd podniesie podatki. Opozycja krytykuje podatki, a podatki są wysokie.", "podatki")]
    [InlineData("fi", "Hallitus nostaa veroja. Oppositio vastustaa veroja ja sanoi, että veroja on liikaa.", "veroja")]
    [InlineData("da", "Regeringen hæver skatten. Skatten er høj, og oppositionen er imod skatten.", "skatten")]
    [InlineData("ru", "Правительство повысит налоги. Оппозиция против, и налоги уже высоки, а налоги растут.", "налоги")]
    [InlineData("ar", "الحكومة ترفع الضرائب. المعارضة ضد الضرائب لأن الضرائب مرتفعة.", "الضرائب")]
    [InlineData("ja", "政府は来年度の消費税を引き上げる。野党は消費税の引き上げに反対し、消費税の廃止を求めた。", "消費税")]
    [InlineData("ko", "정부가 세금 인상을 발표했다. 야당은 세금 인상에 반대한다. 세금 문제가 커졌다.", "세금")]
    [InlineData("zh", "政府将提高消费税。反对党反对消费税，认为消费税太高。", "消费税")]
    public void Key_phrases_are_found_without_function_words(string language, string text, string expected) =>
        Analytics.KeyPhraseResult(text, language).Value.ShouldNotBeNull().Phrases.Take(3)
            .ShouldContain(phrase => phrase.Contains(expected, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Key_phrases_of_a_language_without_a_list_are_unsupported() =>
        Analytics.KeyPhraseResult("Kormány adót emel", "hu").Error.ShouldNotBeNull().Code.ShouldBe("UnsupportedLanguage");

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
