using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>An article's place in a story.</summary>
/// <param name="Id">The article.</param>
/// <param name="StoryId">The story.</param>
/// <param name="State">Whether the story began with it.</param>
/// <param name="At">The article's own time: publication, or when it was captured or first seen.</param>
/// <param name="AddedAt">When it was added to the log.</param>
/// <param name="Sketch">What it is compared by; null if it has left the story.</param>
public sealed record StoryEntry(
    ArticleId Id, ArticleId StoryId, StoryState State, DateTimeOffset At, DateTimeOffset AddedAt, StorySketch? Sketch);
