namespace Articles.TextAnalytics.Embedded.Tests;

public sealed class EmbeddedTextAnalyticsTests
{
    [Theory]
    [InlineData("The government said on Monday that it would raise taxes next year.", "en")]
    [InlineData("Die Regierung kündigte am Montag an, die Steuern im nächsten Jahr zu erhöhen.", "de")]
    [InlineData("Le gouvernement a annoncé lundi une hausse des impôts pour l'année prochaine.", "fr")]
    [InlineData("El gobierno anunció el lunes que subirá los impuestos el próximo año.", "es")]
    [InlineData("政府は月曜日、来年増税すると発表した。", "ja")]
    [InlineData("Правительство объявило в понедельник о повышении налогов.", "ru")]
    public void Language_is_told_by_the_text(string text, string language)
    {
        var detected = Analytics.Language(text).Value.ShouldNotBeNull();
        detected.Iso6391.ShouldBe(language);
        detected.Confidence.ShouldBeInRange(0.3, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345 ... !?")]
    public void A_text_without_words_has_no_language(string text) =>
        Analytics.Language(text).Error.ShouldNotBeNull().Code.ShouldBe("UnknownLanguage");

    [Fact]
    public void A_foreign_quotation_at_the_beginning_does_not_tell_the_language_of_a_long_text()
    {
        var body = string.Concat(
            Enumerable.Repeat(
            "The government said on Monday that it would raise taxes next year, and the opposition called for a vote. ", 10));
        Analytics.Language("„Wir haben es nicht gewusst“: " + body).Value.ShouldNotBeNull().Iso6391.ShouldBe("en");
    }

    [Fact]
    public void A_document_without_a_language_is_read_in_the_one_of_its_text() =>
        Analytics.Sentiment("Die Regierung kündigte am Montag an, die Steuern zu erhöhen.", language: null).Error.ShouldNotBeNull()
            .Code.ShouldBe("UnsupportedLanguage");

    [Fact]
    public void A_region_of_the_language_is_ignored() => Analytics.Sentiment("This is good.", "en-GB").Value.ShouldNotBeNull();

    [Fact]
    public async Task Results_come_in_the_order_of_the_documents_under_their_ids()
    {
        var documents = Enumerable.Range(0, 5).Select(i => new TextDocument($"d{i}", $"Text number {i}.", "en")).ToArray();
        var answer = await Analytics.AnalyzeAsync(Analytics.Engine.Entities, documents, TestContext.Current.CancellationToken);
        answer.Documents.Select(result => result.Id).ShouldBe(["d0", "d1", "d2", "d3", "d4"]);
    }

    [Fact]
    public void A_cancelled_call_gives_a_cancelled_task()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Analytics.AnalyzeAsync(Analytics.Engine.Entities, [new TextDocument("1", "Text.", "en")], source.Token).IsCanceled.ShouldBeTrue();
        Analytics.AnalyzeAsync(Analytics.Engine.Summary, [new TextDocument("1", "Text.", "en")], source.Token).IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public async Task Concurrent_calls_give_the_same_answers()
    {
        var body = SeedArticle.Body();
        var expected = Analytics.Entities(body);
        var token = TestContext.Current.CancellationToken;
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => Analytics.AnalyzeAsync(Analytics.Engine.Entities, [new TextDocument("1", body, "en")], token), token)));
        answers.ShouldAllBe(answer => answer.Documents[0].Value!.Mentions.SequenceEqual(expected));
    }

    [Fact]
    public async Task An_abstractive_summary_is_not_to_be_had_offline_and_says_so()
    {
        var answer = await Analytics.AnalyzeAsync(
            Analytics.Engine.AbstractiveSummary, [new TextDocument("1", "Text.", "en")], TestContext.Current.CancellationToken);
        answer.Documents.ShouldHaveSingleItem().Error.ShouldNotBeNull().ShouldSatisfyAllConditions(
            error => error.Kind.ShouldBe(TextAnalyticsErrorKind.BadInput),
            error => error.Code.ShouldBe("UnsupportedFeature"));
    }

    [Fact]
    public void Its_features_bill_nothing_and_name_the_engine()
    {
        Analytics.Engine.Entities.Engine.Provider.ShouldBe("embedded/3");
        Analytics.Engine.Entities.Engine.IsMetered.ShouldBeFalse();
    }

    [Fact]
    public async Task Everything_about_a_text_comes_in_one_call()
    {
        var text = SeedArticle.Body();

        var result = await Analytics.Engine.AnalyzeAsync(text, cancellationToken: TestContext.Current.CancellationToken);

        result.Language.ShouldBe("en");
        result.Entities.ShouldContain(entity => entity.Name == "Antony Blinken" && entity.Category == "Person" && entity.Count > 1);
        result.Entities.SelectMany(entity => entity.Mentions)
            .ShouldAllBe(mention => text.Substring(mention.Offset, mention.Length) == mention.Text);
        result.KeyPhrases.ShouldNotBeEmpty();
        result.Sentiment.ShouldNotBeNull();
        result.Summary.ShouldNotBeNull().Length.ShouldBeLessThan(text.Length / 2);
        result.Missing.ShouldBeEmpty();
        result.TextRecords.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_language_has_not_is_said_to_be_missing()
    {
        var result = await Analytics.Engine.AnalyzeAsync(
            "Die Regierung kündigte am Montag an, die Steuern zu erhöhen.", cancellationToken: TestContext.Current.CancellationToken);

        result.Language.ShouldBe("de");
        result.Sentiment.ShouldBeNull();
        result.Missing["sentiment"].ShouldStartWith("UnsupportedLanguage");
        result.Summary.ShouldNotBeNull();
    }
}
