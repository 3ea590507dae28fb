using Articles.TextAnalytics.Results;
using Lingua;

namespace Articles.TextAnalytics.Embedded.Language;

/// <summary>
/// Identifies a text's language: plain English by its function words, the rest with Lingua's n-gram models in low-accuracy mode (trigrams
/// only), which bounds memory to about 100 MB. The models load once, at the first text that is not plainly English.
/// </summary>
internal sealed class LanguageIdentifier
{
    // From 250 characters on no text of news was taken for another language, and the cost is linear in the length. Half is taken from the
    // middle, since an article's beginning may be a quotation or the site's own words.
    private const int SampleLength = 300;

    // Of 1,000 sentences each of German, Portuguese and Swedish none is taken for English.
    private const double PlainEnglish = 0.99;

    private static readonly Lingua.Language[] Languages =
    [
        Lingua.Language.Arabic, Lingua.Language.Chinese, Lingua.Language.Czech, Lingua.Language.Danish, Lingua.Language.Dutch,
        Lingua.Language.English,
        Lingua.Language.Finnish, Lingua.Language.French, Lingua.Language.German, Lingua.Language.Greek, Lingua.Language.Hebrew,
        Lingua.Language.Hindi,
        Lingua.Language.Italian, Lingua.Language.Japanese, Lingua.Language.Korean, Lingua.Language.Polish, Lingua.Language.Portuguese,
        Lingua.Language.Russian, Lingua.Language.Spanish, Lingua.Language.Swedish, Lingua.Language.Turkish, Lingua.Language.Ukrainian,
    ];

    private readonly Lazy<LanguageDetector> _detector;

    /// <summary>Identifies with the models beside the program.</summary>
    public LanguageIdentifier()
        : this(new LanguageModelFiles(Path.Combine(AppContext.BaseDirectory, "Lingua", "LanguageModels")))
    {
    }

    /// <summary>Identifies with the models in <paramref name="files"/>, which are read at the first text that is not plainly English.</summary>
    internal LanguageIdentifier(LanguageModelFiles files) => _detector = new(() => Load(files));

    /// <summary>The ISO 639-1 codes of the languages that it can tell.</summary>
    internal static IEnumerable<string> Codes => Languages.Select(Code);

    /// <summary>
    /// The main language of <paramref name="text"/>, judged by parts of its beginning and its middle; null when it has no words to judge
    /// by.
    /// </summary>
    /// <exception cref="FileNotFoundException">A language has no model: the program was not copied as a whole.</exception>
    public DetectedLanguage? Identify(string text)
    {
        var sample = Sample(text);
        if (sample.Length == 0)
        {
            return null;
        }

        if (EnglishWords.Tell(sample))
        {
            return new DetectedLanguage("en", PlainEnglish);
        }

        var best = _detector.Value.ComputeLanguageConfidenceValues(sample).MaxBy(pair => pair.Value);
        return best.Value > 0
            ? new DetectedLanguage(Code(best.Key), Math.Clamp(best.Value, 0, 1))
            : null;
    }

    private static string Sample(string text)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetter(text[start]) && !char.IsSurrogate(text[start]))
        {
            start++;
        }

        if (text.Length - start <= SampleLength)
        {
            return text[start..];
        }

        const int Half = SampleLength / 2;
        return $"{Part(text, start, Half)} {Part(text, start + ((text.Length - start) / 2), Half)}";
    }

    /// <summary>A part of the text, in whole characters.</summary>
    private static string Part(string text, int start, int length)
    {
        var end = start + length;
        start += char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return text[start..end];
    }

    private static string Code(Lingua.Language language) => language.IsoCode6391().ToString().ToLowerInvariant();

    private static LanguageDetector Load(LanguageModelFiles files)
    {
        files.Check(Codes);
        return LanguageDetectorBuilder.FromLanguages(Languages)
            .WithLanguageModelsDirectory(files.Folder)
            .WithLowAccuracyMode()
            .WithPreloadedLanguageModels()
            .Build();
    }
}
