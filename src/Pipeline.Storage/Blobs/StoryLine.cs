using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Storage.Blobs;

/// <summary>A line of the log of stories.</summary>
/// <param name="Id">The article.</param>
/// <param name="StoryId">The story.</param>
/// <param name="State">Whether the story began with it.</param>
/// <param name="At">The article's own time.</param>
/// <param name="AddedAt">When the line was added.</param>
/// <param name="Language">The sketch's language.</param>
/// <param name="Sketch">The sketch's bytes; null if the article has left the story.</param>
internal sealed record StoryLine(
    ArticleId Id, ArticleId StoryId, StoryState State, DateTimeOffset At, DateTimeOffset AddedAt, string? Language, byte[]? Sketch)
{
    public static StoryLine Of(StoryEntry entry) => new(
        entry.Id, entry.StoryId, entry.State, entry.At, entry.AddedAt, entry.Sketch?.Language, entry.Sketch?.ToBytes());

    /// <summary>The entry; null if a newer version wrote its sketch, which then finds nothing here.</summary>
    public StoryEntry? ToEntry()
    {
        var sketch = Sketch is null ? null : StorySketch.Read(Language ?? string.Empty, Sketch);
        return Sketch is not null && sketch is null ? null : new StoryEntry(Id, StoryId, State, At, AddedAt, sketch);
    }
}
