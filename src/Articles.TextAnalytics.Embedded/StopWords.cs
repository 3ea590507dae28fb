using System.Collections.Frozen;

namespace Articles.TextAnalytics.Embedded;

/// <summary>Function words by language. Immutable.</summary>
internal sealed class StopWords
{
    private static readonly string[] Languages =
        ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "fi", "ar", "da", "ru", "ja", "ko", "zh"];

    private readonly FrozenDictionary<string, FrozenSet<string>> _words = Languages.ToFrozenDictionary(
        language => language,
        language => EmbeddedData.Items($"stopwords.{language}.txt", ' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The function words of a language, or null when there is no list of them.</summary>
    /// <param name="language">ISO 639-1.</param>
    public FrozenSet<string>? For(string language) => _words.GetValueOrDefault(language);
}
