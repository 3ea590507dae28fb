using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Articles.Tests.Support;

/// <summary>Sketches of words as they are. The index's own, with stems and stop words, are tested with it.</summary>
internal sealed class PlainSketches : IStorySketches
{
    public StorySketch? Make(EnrichedArticle article)
    {
        var words = Words(article.Text).GroupBy(word => word).Select(word => KeyValuePair.Create(word.Key, word.Count())).ToList();
        return words.Count < 5 ? null : StorySketch.Of(
            article.Language, words, Words(article.Title ?? string.Empty), article.Entities.Select(entity => entity.Name));
    }

    private static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant().Split(' ', '.', ',', '\n').Where(word => word.Length > 4);
}
