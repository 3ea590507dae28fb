using System.Globalization;
using Azure.Search.Documents;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.AzureSearch;

/// <summary>Writes a search's filters in OData; the SDK quotes the values.</summary>
internal static class ServiceFilter
{
    /// <returns>The filter, or null when nothing is filtered by.</returns>
    public static string? Of(SearchQuery query)
    {
        string?[] conditions =
        [
            Equal(query.Language, key => $"language eq {key}"),
            Equal(query.Sentiment, key => $"sentiment eq {key}"),
            Equal(query.SiteName, key => $"siteKey eq {key}"),
            .. query.Entities.Select(entity => Equal(entity, key => $"entityKeys/any(key: key eq {key})")),
            .. query.Subjects.Select(subject => Equal(subject, key => $"subjectKeys/any(key: key eq {key})")),
            Equal(query.Genre, key => $"genreKeys/any(key: key eq {key})"),
            Equal(query.Provider, key => $"providerKey eq {key}"),
            Equal(SearchFacets.UrgencyValue(query.Urgency), key => $"urgency eq {key}"),
            Equal(query.PageType, key => $"pageType eq {key}"),
            string.IsNullOrWhiteSpace(query.ClusterId) ? null : Write($"clusterId eq {query.ClusterId.Trim()}"),
            string.IsNullOrWhiteSpace(query.StoryId) ? null : Write($"storyId eq {query.StoryId.Trim()}"),
            query.HideDuplicates ? "duplicateOf eq null" : null,
            query.PublishedFrom is { } from ? Write($"publishedAt ge {from.ToUniversalTime()}") : null,
            query.PublishedBefore is { } before ? Write($"publishedAt lt {before.ToUniversalTime()}") : null,
        ];
        var filter = string.Join(" and ", conditions.OfType<string>());
        return filter.Length == 0 ? null : filter;
    }

    private static string? Equal(string? value, Func<string?, FormattableString> condition) =>
        string.IsNullOrWhiteSpace(value) ? null : Write(condition(IndexedDocument.Key(value)));

    private static string Write(FormattableString condition) => SearchFilter.Create(condition, CultureInfo.InvariantCulture);
}
