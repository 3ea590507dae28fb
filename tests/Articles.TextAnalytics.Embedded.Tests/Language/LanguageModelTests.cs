using Articles.TextAnalytics.Embedded.Language;

namespace Articles.TextAnalytics.Embedded.Tests.Language;

public sealed class LanguageModelTests
{
    public static TheoryData<string> Languages => [.. LanguageSentences.All.Keys];

    public static TheoryData<string> Unknown => [.. LanguageSentences.Unknown.Keys];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_in_each_language_is_told(string language) =>
        Analytics.Language(LanguageSentences.All[language]).Value.ShouldNotBeNull().Iso6391.ShouldBe(language);

    [Fact]
    public void Seventy_nine_languages_are_known() => new LanguageIdentifier().Codes.Count().ShouldBe(79);

    [Theory]
    [MemberData(nameof(Unknown))]
    public void A_text_in_another_language_is_unknown_and_not_in_the_nearest_one(string language) =>
        Analytics.Language(LanguageSentences.Unknown[language]).Error.ShouldNotBeNull().Code.ShouldBe("UnknownLanguage");

    [Fact]
    public void A_language_that_is_not_known_is_left_to_the_page_that_declares_it() =>
        new LanguageIdentifier().Identify(LanguageSentences.All["es"], declared: "gl").ShouldBeNull();

    [Theory]
    [InlineData("ms")]
    [InlineData("id")]
    public void The_page_decides_between_languages_that_are_nearly_as_probable(string declared) =>
        new LanguageIdentifier().Identify("Menteri itu datang dari Kuala Lumpur dengan keluarga.", declared)
            .ShouldNotBeNull().Iso6391.ShouldBe(declared);

    [Fact]
    public void The_page_does_not_decide_against_the_text() =>
        new LanguageIdentifier().Identify(LanguageSentences.All["fr"], declared: "de").ShouldNotBeNull().Iso6391.ShouldBe("fr");

    [Fact]
    public void Serbian_in_Latin_letters_is_told_by_its_words() =>
        new LanguageIdentifier().Identify(
            "Vlada je u ponedeljak saopštila da će sledeće godine povećati poreze uprkos protestima opozicije.")
            .ShouldNotBeNull().Iso6391.ShouldBe("sr");

    [Fact]
    public void Romanian_letters_with_a_cedilla_are_those_with_a_comma()
    {
        var text = LanguageSentences.All["ro"];

        new LanguageIdentifier().Identify(text.Replace('ș', 'ş').Replace('ț', 'ţ')).ShouldBe(new LanguageIdentifier().Identify(text));
    }

    [Fact]
    public void Two_letters_are_in_no_language() => new LanguageIdentifier().Identify("Ed").ShouldBeNull();

    [Fact]
    public void Another_file_is_no_model() =>
        Should.Throw<InvalidDataException>(() => LanguageModel.Read(EmbeddedData.Open("names.en.model")));
}
