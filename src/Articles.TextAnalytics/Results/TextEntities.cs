namespace Articles.TextAnalytics.Results;

/// <summary>A document's entity mentions.</summary>
/// <param name="Mentions">In the order of the text, not overlapping.</param>
public sealed record TextEntities(IReadOnlyList<TextEntity> Mentions);
