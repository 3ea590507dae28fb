using Azure.Search.Documents.Indexes.Models;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Compares definitions by the service's rules (https://learn.microsoft.com/azure/search/search-howto-reindex): fields can be added, and
/// hidden or shown; scoring profiles and semantic configurations can be replaced; all else of a field, and a suggester over fields that are
/// there, needs a new index. Additions by others do not count as differences.
/// </summary>
internal static class IndexComparison
{
    public static IReadOnlyList<IndexChange> Of(SearchIndex present, SearchIndex wanted) =>
    [
        .. wanted.Fields.Select(field => Of(present.Fields.FirstOrDefault(other => other.Name == field.Name), field)).OfType<IndexChange>(),
        .. wanted.Suggesters.Select(suggester => Of(
            "suggester " + suggester.Name,
            present.Suggesters.FirstOrDefault(other => other.Name == suggester.Name) is { } other ? IndexDescription.Of(other) : null,
            IndexDescription.Of(suggester),
            IndexChangeKind.Rebuild)).OfType<IndexChange>(),
        .. wanted.ScoringProfiles.Select(profile => Of(
            "scoring profile " + profile.Name,
            present.ScoringProfiles.FirstOrDefault(other => other.Name == profile.Name) is { } other ? IndexDescription.Of(other) : null,
            IndexDescription.Of(profile),
            IndexChangeKind.InPlace)).OfType<IndexChange>(),
        .. wanted.SemanticSearch.Configurations.Select(configuration => Of(
            "semantic configuration " + configuration.Name,
            present.SemanticSearch?.Configurations.FirstOrDefault(other => other.Name == configuration.Name) is { } other
                ? IndexDescription.Of(other)
                : null,
            IndexDescription.Of(configuration),
            IndexChangeKind.InPlace)).OfType<IndexChange>(),
        .. present.DefaultScoringProfile is null
            ? new[] { new IndexChange("default scoring profile", null, wanted.DefaultScoringProfile, IndexChangeKind.InPlace) }
            : [],
    ];

    private static IndexChange? Of(SearchField? present, SearchField wanted) => Of(
        "field " + wanted.Name,
        present is null ? null : IndexDescription.Of(present),
        IndexDescription.Of(wanted),
        present is null || IndexDescription.OfFixed(present) == IndexDescription.OfFixed(wanted)
            ? IndexChangeKind.InPlace
            : IndexChangeKind.Rebuild);

    private static IndexChange? Of(string part, string? present, string wanted, IndexChangeKind kind) =>
        present == wanted ? null : new IndexChange(part, present, wanted, kind);
}
