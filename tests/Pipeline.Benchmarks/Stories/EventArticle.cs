namespace Pipeline.Benchmarks.Stories;

/// <summary>An article whose event is known.</summary>
/// <param name="Name">Its name in the set.</param>
/// <param name="Event">The event that it is about; null if no other article of the set is about the same.</param>
/// <param name="Title">The headline.</param>
/// <param name="Text">The body.</param>
/// <param name="PublishedAt">When it was published; null if the set does not say.</param>
internal sealed record EventArticle(string Name, string? Event, string? Title, string Text, DateTimeOffset? PublishedAt = null);
