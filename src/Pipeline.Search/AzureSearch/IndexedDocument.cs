using Pipeline.Articles.Searching;
using AzureDocument = Azure.Search.Documents.Models.SearchDocument;

namespace Pipeline.Search.AzureSearch;

/// <summary>Writes a document with the fields of <see cref="IndexDefinition"/>.</summary>
internal static class IndexedDocument
{
    /// <summary>
    /// The longest value to filter or facet by, in UTF-16 code units: at most 3,000 bytes, where 32,766 would fail the whole document.
    /// </summary>
    public const int MaxValueLength = 1000;

    /// <summary>
    /// The longest body, in UTF-16 code units: of the 16 MB that a document may have, at six bytes for each as the SDK writes it, with room
    /// for the rest.
    /// </summary>
    public const int MaxTextLength = 2_000_000;

    public static AzureDocument Of(SearchDocument document)
    {
        var fields = new AzureDocument
        {
            [IndexFields.Id] = document.Id.ToString(),
            [IndexFields.Sequence] = document.Sequence,
            [IndexFields.Revision] = document.Revision == default ? null : document.Revision.ToString(),
            [IndexFields.Name] = Cut(document.Name),
            [IndexFields.Title] = Cut(document.Title),
            [LanguageAnalyzers.TextField(document.Language)] = Cut(document.Text, MaxTextLength),
            [IndexFields.Summary] = Cut(document.Summary, MaxTextLength / 100),
            [IndexFields.Byline] = Cut(document.Byline),
            [IndexFields.Source] = Cut(document.Source),
            [IndexFields.SiteName] = Cut(document.SiteName),
            [IndexFields.SiteKey] = Key(document.SiteName),
            [IndexFields.Url] = Cut(document.Url, MaxTextLength / 100),
            [IndexFields.Language] = Key(document.Language),
            [IndexFields.Sentiment] = Key(document.Sentiment),
            [IndexFields.PublishedAt] = document.PublishedAt?.ToUniversalTime(),
            [IndexFields.EnrichedAt] = document.EnrichedAt?.ToUniversalTime(),
            [IndexFields.Date] = (document.PublishedAt ?? document.EnrichedAt)?.ToUniversalTime(),
            [IndexFields.Entities] = document.Entities.Select(entity => Cut(SearchFacets.EntityValue(entity.Category, entity.Name)))
                .Distinct().ToArray(),
            [IndexFields.EntityNames] = document.Entities.Select(entity => entity.Name).Distinct().ToArray(),
            [IndexFields.EntityKeys] = document.Entities
                .SelectMany(entity => new[] { Key(entity.Name), Key(SearchFacets.EntityValue(entity.Category, entity.Name)) })
                .Distinct()
                .ToArray(),
            [IndexFields.KeyPhrases] = document.KeyPhrases.ToArray(),
            [IndexFields.Folded] = document.Entities.Select(entity => entity.Name).Concat(document.KeyPhrases)
                .Prepend(Cut(document.Title) ?? string.Empty).Where(text => text.Length > 0).Distinct().ToArray(),
            [IndexFields.Subjects] = Cut(document.Subjects),
            [IndexFields.SubjectKeys] = Keys(document.Subjects),
            [IndexFields.Genres] = Cut(document.Genres),
            [IndexFields.GenreKeys] = Keys(document.Genres),
            [IndexFields.Provider] = Cut(document.Provider),
            [IndexFields.ProviderKey] = Key(document.Provider),
            [IndexFields.Urgency] = SearchFacets.UrgencyValue(document.Urgency),
            [IndexFields.PageType] = Key(document.PageType),
            [IndexFields.WordCount] = document.WordCount,
            [IndexFields.DuplicateOf] = document.DuplicateOf,
            [IndexFields.ClusterId] = document.ClusterId,
            [IndexFields.StoryId] = document.StoryId,
            [IndexFields.Story] = document.Story,
        };
        if (LanguageAnalyzers.TextField(document.Language) != IndexFields.Text)
        {
            fields[IndexFields.TitleIn(SearchFacets.Key(document.Language!))] = fields[IndexFields.Title];
        }

        return fields;
    }

    /// <summary>A value as filters compare it; the filter's own value is cut alike.</summary>
    public static string? Key(string? value) => value is null ? null : Cut(SearchFacets.Key(value.Trim()));

    private static string[] Keys(IReadOnlyList<string> values) => [.. values.Select(Key).OfType<string>().Distinct()];

    private static string[] Cut(IReadOnlyList<string> values) => [.. values.Select(value => Cut(value)).OfType<string>().Distinct()];

    private static string? Cut(string? value, int length = MaxValueLength) =>
        value is null || value.Length <= length ? value : value[..(char.IsHighSurrogate(value[length - 1]) ? length - 1 : length)];
}
