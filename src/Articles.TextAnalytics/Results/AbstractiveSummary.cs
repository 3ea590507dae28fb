namespace Articles.TextAnalytics.Results;

/// <summary>An abstractive summary: in new words.</summary>
/// <param name="Text">The summary; paragraphs are separated by a line break.</param>
public sealed record AbstractiveSummary(string Text);
