namespace Pipeline.Articles.Searching;

/// <summary>How many matching articles have a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">Articles, not mentions.</param>
public sealed record FacetCount(string Value, long Count);
