namespace Pipeline.Articles.Searching;

/// <summary>An entity in the index.</summary>
/// <param name="Category">Azure's category.</param>
/// <param name="Name">The canonical name.</param>
public sealed record SearchEntity(string Category, string Name);
