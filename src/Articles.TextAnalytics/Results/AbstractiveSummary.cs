namespace Articles.TextAnalytics.Results;

/// <summary>A summary in words of its own.</summary>
/// <param name="Text">The summary; several paragraphs are parted by a line break.</param>
public sealed record AbstractiveSummary(string Text);
