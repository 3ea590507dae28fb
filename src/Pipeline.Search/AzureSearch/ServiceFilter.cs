using System.Globalization;
using Azure.Search.Documents;
using Pipeline.Articles.Publishing;

namespace Pipeline.Search.AzureSearch;

/// <summary>Writes a search's filters in OData; the SDK quotes the values.</summary>
internal static class ServiceFilter
{
    /// <returns>The filter, or null when nothing is filtered by.</returns>
    public static string? Of(SearchQuery query)
    {
        FormattableString?[] conditions =
        [
            string.IsNullOrWhiteSpace(query.Language) ? null : $"language eq {IndexedDocument.Key(query.Language)}",
            string.IsNullOrWhiteSpace(query.Sentiment) ? null : $"sentiment eq {IndexedDocument.Key(query.Sentiment)}",
            string.IsNullOrWhiteSpace(query.SiteName) ? null : $"siteKey eq {IndexedDocument.Key(query.SiteName)}",
            string.IsNullOrWhiteSpace(query.Entity) ? null : $"entityKeys/any(key: key eq {IndexedDocument.Key(query.Entity)})",
            query.PublishedFrom is { } from ? $"publishedAt ge {from.ToUniversalTime()}" : null,
            query.PublishedBefore is { } before ? $"publishedAt lt {before.ToUniversalTime()}" : null,
        ];
        var filter = string.Join(" and ", conditions.OfType<FormattableString>().Select(condition => SearchFilter.Create(condition, CultureInfo.InvariantCulture)));
        return filter.Length == 0 ? null : filter;
    }
}
