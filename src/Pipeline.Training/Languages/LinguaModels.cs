using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Articles.TextAnalytics.Embedded.Language;

namespace Pipeline.Training.Languages;

/// <summary>
/// Reads the models of Lingua: a folder for each language with files <c>unigrams.json.br</c>, <c>bigrams.json.br</c> and
/// <c>trigrams.json.br</c>, which list the n-grams by their probability, a fraction.
/// </summary>
/// <param name="folder">The folder <c>LanguageModels</c> of the package SearchPioneer.Lingua.</param>
internal sealed class LinguaModels(string folder)
{
    private static readonly string[] Files = ["unigrams", "bigrams", "trigrams"];

    /// <summary>The languages' codes, in alphabetical order.</summary>
    public IReadOnlyList<string> Codes { get; } =
        [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The n-grams of a language with their probabilities.</summary>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    /// <param name="length">1 to 3.</param>
    public IEnumerable<(string Run, double Probability)> Read(string code, int length)
    {
        var path = Path.Combine(folder, code, $"{Files[length - 1]}.json.br");
        if (!File.Exists(path))
        {
            yield break;
        }

        using var stream = new BrotliStream(File.OpenRead(path), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        foreach (var group in document.RootElement.GetProperty("ngrams").EnumerateObject())
        {
            var fraction = group.Name.Split('/');
            var probability = double.Parse(fraction[0], CultureInfo.InvariantCulture)
                / double.Parse(fraction[1], CultureInfo.InvariantCulture);
            foreach (var run in group.Value.GetString()!.Split(' '))
            {
                yield return (run, probability);
            }
        }
    }

    /// <summary>The script of most of a language's letters.</summary>
    public LetterScript ScriptOf(string code) =>
        Read(code, 1).GroupBy(letter => LetterScripts.Of(letter.Run[0]))
            .MaxBy(group => group.Sum(letter => letter.Probability))!.Key;
}
