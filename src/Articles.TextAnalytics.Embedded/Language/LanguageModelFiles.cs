namespace Articles.TextAnalytics.Embedded.Language;

/// <summary>
/// Lingua's models as files, <c>{language}/trigrams.json.br</c>. Lingua takes a file that is missing for a model without words, and a text of
/// that language for another one.
/// </summary>
/// <param name="folder">The folder with a folder for each language.</param>
internal sealed class LanguageModelFiles(string folder)
{
    // Their scripts tell them.
    private static readonly string[] WithoutModel = ["ja", "ko", "zh"];

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Checks that each language has its model.</summary>
    /// <exception cref="FileNotFoundException">One has none.</exception>
    public void Check(IEnumerable<string> languages)
    {
        foreach (var language in languages.Except(WithoutModel))
        {
            var file = Path.Combine(folder, language, "trigrams.json.br");
            if (!File.Exists(file))
            {
                throw new FileNotFoundException(
                    $"The language model {file} is missing, so no language can be told. Copy or deploy the program as a whole.", file);
            }
        }
    }
}
