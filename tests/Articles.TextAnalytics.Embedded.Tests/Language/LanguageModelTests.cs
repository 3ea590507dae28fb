using Articles.TextAnalytics.Embedded.Language;

namespace Articles.TextAnalytics.Embedded.Tests.Language;

/// <summary>Lingua takes a model that is missing for one without words: every language has to have its own beside the program.</summary>
public sealed class LanguageModelTests
{
    public static TheoryData<string> Languages => [.. LanguageSentences.All.Keys];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_in_each_language_is_told(string language) =>
        Analytics.Language(LanguageSentences.All[language]).Value.ShouldNotBeNull().Iso6391.ShouldBe(language);

    [Fact]
    public void There_is_a_sentence_in_each_language_that_can_be_told() =>
        LanguageSentences.All.Keys.ShouldBe(LanguageIdentifier.Codes, ignoreOrder: true);

    [Fact]
    public void What_is_never_read_is_not_beside_the_program() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Lingua"), "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName).Distinct().ShouldBe(["trigrams.json.br", "unigrams.json.br"], ignoreOrder: true);

    [Theory]
    [InlineData("de")]
    [InlineData("uk")]
    public void A_model_that_is_missing_stops_the_identification_instead_of_giving_another_language(string language)
    {
        var folder = Directory.CreateTempSubdirectory("language-models-");
        try
        {
            foreach (var code in LanguageIdentifier.Codes.Except([language]))
            {
                File.Create(Path.Combine(folder.CreateSubdirectory(code).FullName, "trigrams.json.br")).Dispose();
            }

            // The folder alone is not enough.
            folder.CreateSubdirectory(language);

            var identifier = new LanguageIdentifier(new LanguageModelFiles(folder.FullName));

            Should.Throw<FileNotFoundException>(() => identifier.Identify(LanguageSentences.All["fr"]))
                .FileName.ShouldBe(Path.Combine(folder.FullName, language, "trigrams.json.br"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
