namespace Pipeline.Articles.Publishing.Events;

/// <summary>An entity in an event.</summary>
/// <param name="Name">The canonical name.</param>
/// <param name="Category">Azure's category.</param>
/// <param name="Count">Mentions in the article.</param>
public sealed record EventEntity(string Name, string Category, int Count);
