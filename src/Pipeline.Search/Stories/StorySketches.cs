using Articles.TextAnalytics.Results;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Search.Words;

namespace Pipeline.Search.Stories;

/// <summary>
/// Makes sketches of the index's own words: those of the headline and the lead without endings and stop words, by the rules of the
/// article's language. The names are the entities of headline and lead.
/// </summary>
public sealed class StorySketches : IStorySketches
{
    /// <summary>How many of the first words count: an article tells its event before its background.</summary>
    private const int LeadWords = 250;

    /// <summary>How many words of a headline count: some pages put their first paragraph there.</summary>
    private const int HeadlineWords = 40;

    /// <summary>What a word of the headline counts as.</summary>
    private const int HeadlineWeight = 4;

    /// <summary>With fewer terms, a few common ones make any two texts similar.</summary>
    private const int MinTerms = 12;

    // What takes part in an event. Times and quantities are words of the text anyway.
    private static readonly string[] Categories = ["Person", "Location", "Organization", "Event", "Product"];

    private readonly WordForms _forms = new();

    /// <inheritdoc/>
    public StorySketch? Make(EnrichedArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var forms = _forms.Of(article.Language);
        Count(article.Title ?? string.Empty, HeadlineWords, HeadlineWeight, forms, counts);
        string[] headline = [.. counts.Keys];
        var end = Count(article.Text, LeadWords, 1, forms, counts);
        if (counts.Count < MinTerms)
        {
            return null;
        }

        // In a dictionary without removals the words stand in the order of the text: of equal ones, the first come first.
        var names = article.Entities.Where(entity => Categories.Contains(entity.Category) && IsNamedBefore(entity, end))
            .Select(entity => string.Join(' ', WordReader.WordsOf(entity.Name))).Where(name => name.Length > 1);
        return StorySketch.Of(article.Language, counts.OrderByDescending(term => term.Value), headline, names);
    }

    /// <summary>Counts a text's terms.</summary>
    /// <returns>Where the last counted word ends.</returns>
    private static int Count(string text, int words, int weight, LanguageForms forms, Dictionary<string, int> counts)
    {
        var reader = new WordReader(text);
        var end = 0;
        for (var read = 0; read < words && reader.Next(); read++)
        {
            end = reader.End;
            if (reader.Word.Length > 1 && !forms.IsStopWord(reader.Word))
            {
                var term = forms.Stem(reader.Word);
                counts[term] = counts.GetValueOrDefault(term) + weight;
            }
        }

        return end;
    }

    private static bool IsNamedBefore(ArticleEntity entity, int end) => entity.Mentions is not [var first, ..] || first.Offset < end;
}
