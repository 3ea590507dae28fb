namespace Articles.TextAnalytics.Embedded.Language;

/// <summary>A language of a <see cref="LanguageModel"/>.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Script">The script in which it is known.</param>
/// <param name="Typical">The score that half of its texts have at least (<see cref="LanguageScorer"/>); 0 if it is told by its script.</param>
/// <param name="Spread">
/// How much lower texts score at times: of those with n letters one in twenty by more than this, divided by the root of n.
/// </param>
internal sealed record KnownLanguage(string Code, LetterScript Script, float Typical, float Spread);
