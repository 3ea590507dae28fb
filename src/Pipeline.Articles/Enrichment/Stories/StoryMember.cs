using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>An article in the window.</summary>
/// <param name="entry">Its place in a story.</param>
internal sealed class StoryMember(StoryEntry entry)
{
    public StoryEntry Entry => entry;

    public ArticleId StoryId => entry.StoryId;

    public StorySketch Sketch { get; } = entry.Sketch!;

    /// <summary>False once it was replaced, has left its story, or is too old.</summary>
    public bool IsPresent { get; set; } = true;
}
