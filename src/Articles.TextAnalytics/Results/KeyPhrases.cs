namespace Articles.TextAnalytics.Results;

/// <summary>A document's key phrases.</summary>
/// <param name="Phrases">As written, most relevant first.</param>
public sealed record KeyPhrases(IReadOnlyList<string> Phrases);
