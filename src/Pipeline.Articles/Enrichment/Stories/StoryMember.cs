using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>An article in the window.</summary>
/// <param name="entry">Its place in a story.</param>
/// <param name="slot">Its number in the window while it is present.</param>
internal sealed class StoryMember(StoryEntry entry, int slot)
{
    public int Slot => slot;

    public StoryEntry Entry => entry;

    public ArticleId StoryId => entry.StoryId;

    public StorySketch Sketch { get; } = entry.Sketch!;

    /// <summary>False once it was replaced, has left its story, or is too old.</summary>
    public bool IsPresent { get; set; } = true;
}
