namespace Pipeline.Articles.Operations;

/// <summary>An entity in the output of a command.</summary>
/// <param name="Category">Its category: <c>Person</c>, <c>Location</c>…</param>
/// <param name="Name">Its canonical name.</param>
public sealed record NamedEntity(string Category, string Name);
