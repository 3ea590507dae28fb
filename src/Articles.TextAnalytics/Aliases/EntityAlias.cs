namespace Articles.TextAnalytics.Aliases;

/// <summary>A well-known place or organisation with the names that it has in English.</summary>
/// <param name="Name">The name that entities get: <c>United States</c>.</param>
/// <param name="Category">Azure's category: <c>Location</c> or <c>Organization</c>.</param>
/// <param name="OtherNames">Its other names and short forms: <c>US</c>, <c>U.S.</c>, <c>America</c>.</param>
/// <param name="Demonyms">Words for what and who belongs to it: <c>American</c>, <c>Americans</c>; they are no names of it.</param>
public sealed record EntityAlias(string Name, string Category, IReadOnlyList<string> OtherNames, IReadOnlyList<string> Demonyms);
