using Pipeline.Articles.Publishing;
using AzureDocument = Azure.Search.Documents.Models.SearchDocument;

namespace Pipeline.Search.AzureSearch;

/// <summary>Writes a document with the fields of <see cref="IndexDefinition"/>.</summary>
internal static class IndexedDocument
{
    /// <summary>The longest value to filter or facet by, in UTF-16 code units: at most 3,000 bytes, where 32,766 would fail the whole document.</summary>
    public const int MaxValueLength = 1000;

    public static AzureDocument Of(SearchDocument document)
    {
        var fields = new AzureDocument
        {
            [IndexFields.Id] = document.Id.ToString(),
            [IndexFields.Sequence] = document.Sequence,
            [IndexFields.Name] = Cut(document.Name),
            [IndexFields.Title] = document.Title,
            [LanguageAnalyzers.TextField(document.Language)] = document.Text,
            [IndexFields.Summary] = document.Summary,
            [IndexFields.Byline] = document.Byline,
            [IndexFields.Source] = Cut(document.Source),
            [IndexFields.SiteName] = Cut(document.SiteName),
            [IndexFields.SiteKey] = Key(document.SiteName),
            [IndexFields.Url] = document.Url,
            [IndexFields.Language] = Key(document.Language),
            [IndexFields.Sentiment] = Key(document.Sentiment),
            [IndexFields.PublishedAt] = document.PublishedAt?.ToUniversalTime(),
            [IndexFields.EnrichedAt] = document.EnrichedAt?.ToUniversalTime(),
            [IndexFields.Date] = (document.PublishedAt ?? document.EnrichedAt)?.ToUniversalTime(),
            [IndexFields.Entities] = document.Entities.Select(entity => Cut(SearchFacets.EntityValue(entity.Category, entity.Name))).Distinct().ToArray(),
            [IndexFields.EntityNames] = document.Entities.Select(entity => entity.Name).Distinct().ToArray(),
            [IndexFields.EntityKeys] = document.Entities
                .SelectMany(entity => new[] { Key(entity.Name), Key(SearchFacets.EntityValue(entity.Category, entity.Name)) })
                .Distinct()
                .ToArray(),
            [IndexFields.KeyPhrases] = document.KeyPhrases.ToArray(),
            [IndexFields.WordCount] = document.WordCount,
        };
        if (LanguageAnalyzers.TextField(document.Language) != IndexFields.Text)
        {
            fields[IndexFields.TitleIn(SearchFacets.Key(document.Language!))] = document.Title;
        }

        return fields;
    }

    /// <summary>A value as filters compare it; the filter's own value is cut alike.</summary>
    public static string? Key(string? value) => value is null ? null : Cut(SearchFacets.Key(value.Trim()));

    private static string? Cut(string? value) =>
        value is null || value.Length <= MaxValueLength
            ? value
            : value[..(char.IsHighSurrogate(value[MaxValueLength - 1]) ? MaxValueLength - 1 : MaxValueLength)];
}
