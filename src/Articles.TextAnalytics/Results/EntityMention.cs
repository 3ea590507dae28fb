namespace Articles.TextAnalytics.Results;

/// <summary>Where an entity is mentioned in the article's text.</summary>
/// <param name="Text">As written: <c>text.Substring(Offset, Length)</c>.</param>
/// <param name="Offset">Start, in UTF-16 code units.</param>
/// <param name="Length">Length, in UTF-16 code units.</param>
public sealed record EntityMention(string Text, int Offset, int Length);
