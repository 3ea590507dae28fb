
namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>Makes the sketches that stories are found by.</summary>
public interface IStorySketches
{
    /// <summary>The article's sketch; null if its headline and lead have too few words to tell an event.</summary>
    StorySketch? Make(EnrichedArticle article);
}
