namespace Articles.TextAnalytics;

/// <summary>One document of a text-analytics request.</summary>
/// <param name="Id">Unique within the request.</param>
/// <param name="Text">At most 5,120 text elements for the synchronous service.</param>
/// <param name="Language">
/// ISO 639-1, or null for the engine's default. Where the language is asked for: what the text's page says, a hint that an engine may use.
/// </param>
public sealed record TextDocument(string Id, string Text, string? Language = null);
