using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Embedded.Language;

/// <summary>
/// Identifies a text's language: plain English by its function words; a language with a script of its own by that; the others by n-grams,
/// close ones by words that they do not share. A text that is not as probable as texts of the best language are is in none that is known.
/// </summary>
internal sealed class LanguageIdentifier
{
    // English is plain within this many characters.
    private const int EnglishSample = 300;

    // From 250 characters on no text of news was taken for another language, and the cost is linear in the length. Half is taken from the
    // middle, since an article's beginning may be a quotation or the site's own words.
    private const int SampleLength = 600;

    // Of 1,000 sentences each of German, Portuguese and Swedish none is taken for English.
    private const double PlainEnglish = 0.99;

    private const double OwnScript = 0.99;
    private const double LeastShare = 0.6;

    // Neighbouring letters say nearly the same: this many count as one. Fitted on sentences of 79 languages.
    private const double LettersAsOne = 5;

    // What a word that a close language does not have, and the page's own word, are worth: logarithms of odds.
    private const double WordWeight = 1.5;
    private const double DeclaredWeight = 3;

    // A text that scores lower than typical by more than its language's spread is doubtful, and by this many spreads in another language.
    private const double UnknownFrom = 2;

    // Below it the best language is one of several.
    private const double LeastLead = 0.4;

    // Loaded at the first text that is not plainly English: 30 ms, 3 MB.
    private readonly Lazy<LanguageModel> _model = new(Load);
    private readonly Lazy<CloseLanguages> _close = new(() => new CloseLanguages());

    /// <summary>The ISO 639-1 codes of the languages that it can tell.</summary>
    internal IEnumerable<string> Codes => Languages.Select(language => language.Code);

    private IReadOnlyList<KnownLanguage> Languages => _model.Value.Languages;

    /// <summary>The main language of <paramref name="text"/>, judged by parts of its beginning and its middle.</summary>
    /// <param name="text">The text.</param>
    /// <param name="declared">What its page says, ISO 639-1: it decides between languages that are nearly as probable; or null.</param>
    /// <returns>Null when the text has no words to judge by, or is in no language that is known.</returns>
    public DetectedLanguage? Identify(string text, string? declared = null)
    {
        if (EnglishWords.Tell(Sample(text, EnglishSample)))
        {
            return new DetectedLanguage("en", PlainEnglish);
        }

        var sample = Sample(text, SampleLength);
        var (script, share) = LetterScripts.Main(sample);
        if (share < LeastShare || (declared is not null && !Languages.Any(language => language.Code == declared)))
        {
            // A page in a language that is not known says so better than a guess among its neighbours.
            return null;
        }

        return Languages.Where(language => language.Script == script).Take(2).ToList() switch
        {
            [] => null,
            [var only] => LetterScripts.HasForeign(sample, script) ? null : new DetectedLanguage(only.Code, OwnScript * share),
            _ => Judge(sample, script, declared),
        };
    }

    private DetectedLanguage? Judge(string sample, LetterScript script, string? declared)
    {
        var (ranked, letters) = new LanguageScorer(_model.Value).Rank(sample, script);
        var (best, second) = (ranked[0], ranked[1]);
        var odds = ranked.ToDictionary(
            item => item.Language.Code, item => (item.Score - best.Score) * letters / LettersAsOne, StringComparer.Ordinal);
        foreach (var (code, words) in _close.Value.Count(sample, best.Language.Code, second.Language.Code))
        {
            // Serbian has n-grams in Cyrillic only; in Latin letters its words alone part it from the languages beside it.
            if (words > 0)
            {
                odds[code] = odds.GetValueOrDefault(code) + (words * WordWeight);
            }
        }

        if (declared is not null && odds.TryGetValue(declared, out var known))
        {
            odds[declared] = known + DeclaredWeight;
        }

        var (language, most) = odds.MaxBy(pair => pair.Value);
        var doubt = (best.Language.Typical - best.Score) * Math.Sqrt(letters) / best.Language.Spread;
        var lead = 1 / odds.Values.Sum(other => Math.Exp(other - most));
        return doubt >= UnknownFrom || lead < LeastLead
            ? null
            : new DetectedLanguage(language, lead * Math.Min(1, UnknownFrom - doubt));
    }

    private static LanguageModel Load()
    {
        using var stream = EmbeddedData.Open("languages.model");
        return LanguageModel.Read(stream);
    }

    private static string Sample(string text, int length)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetter(text[start]) && !char.IsSurrogate(text[start]))
        {
            start++;
        }

        if (text.Length - start <= length)
        {
            return text[start..];
        }

        var half = length / 2;
        return $"{Part(text, start, half)} {Part(text, start + ((text.Length - start) / 2), half)}";
    }

    /// <summary>A part of the text, in whole characters.</summary>
    private static string Part(string text, int start, int length)
    {
        var end = start + length;
        start += char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return text[start..end];
    }
}
