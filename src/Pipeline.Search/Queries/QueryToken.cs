namespace Pipeline.Search.Queries;

/// <summary>A piece of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A term's text without quotes and star, a field's name, or else as typed.</param>
/// <param name="Position">Where it begins, counted from 1.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Position);
