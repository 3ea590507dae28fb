namespace Articles.TextAnalytics.Embedded.Language;

/// <summary>The scripts of the languages that can be told.</summary>
internal enum LetterScript
{
    /// <summary>No letter, or one of another script.</summary>
    Other,
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    Ethiopic,
    Greek,
    Hebrew,
    Armenian,
    Georgian,
    Thai,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Sinhala,
    Hangul,
    Kana,
    Han,
}
