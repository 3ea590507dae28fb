using System.Globalization;
using Azure.Search.Documents.Indexes.Models;

namespace Pipeline.Search.AzureSearch;

/// <summary>Writes parts of an index's definition in a line: for people to read, and to tell whether two are the same.</summary>
internal static class IndexDescription
{
    /// <summary>The properties that cannot be changed on an existing field.</summary>
    public static string OfFixed(SearchField field) => string.Join(", ", new[]
    {
        field.Type.ToString(),
        field.IsKey == true ? "key" : null,
        field.IsSearchable == true ? "searchable" : null,
        field.IsFilterable == true ? "filterable" : null,
        field.IsSortable == true ? "sortable" : null,
        field.IsFacetable == true ? "facetable" : null,
        field.AnalyzerName is { } analyzer ? analyzer.ToString() : null,
    }.OfType<string>());

    /// <summary>All of a field.</summary>
    public static string Of(SearchField field) => OfFixed(field) + (field.IsHidden == true ? ", hidden" : string.Empty);

    public static string Of(SearchSuggester suggester) => string.Join(", ", suggester.SourceFields);

    public static string Of(ScoringProfile profile) => string.Join("; ",
    [
        .. (profile.TextWeights?.Weights ?? new Dictionary<string, double>()).OrderBy(weight => weight.Key, StringComparer.Ordinal)
            .Select(weight => Write($"{weight.Key} {weight.Value}")),
        .. profile.Functions.Select(Of),
        profile.FunctionAggregation?.ToString() ?? nameof(ScoringFunctionAggregation.Sum),
    ]);

    public static string Of(SemanticConfiguration configuration) => string.Join("; ",
    [
        "title: " + configuration.PrioritizedFields.TitleField?.FieldName,
        "content: " + string.Join(", ", configuration.PrioritizedFields.ContentFields.Select(field => field.FieldName)),
        "keywords: " + string.Join(", ", configuration.PrioritizedFields.KeywordsFields.Select(field => field.FieldName)),
    ]);

    private static string Of(ScoringFunction function) => function is FreshnessScoringFunction { Parameters: { } parameters }
        ? Write($"{function.FieldName} ×{function.Boost} fresh for {parameters.BoostingDuration.TotalDays} days")
        : Write($"{function.FieldName} ×{function.Boost}");

    private static string Write(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
