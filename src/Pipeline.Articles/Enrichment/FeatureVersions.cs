using System.Globalization;
using Articles.TextAnalytics;

namespace Pipeline.Articles.Enrichment;

/// <summary>The features of an article with their versions, as the ledger keeps them: <c>entities.1 keyPhrases.1</c>, by name.</summary>
public static class FeatureVersions
{
    /// <summary>Writes them.</summary>
    public static string Format(IReadOnlyDictionary<string, FeatureRecord> features) => string.Join(
        ' ', features.OrderBy(feature => feature.Key, StringComparer.Ordinal)
            .Select(feature => Format(feature.Key, feature.Value.Version)));

    /// <summary>Writes those that are to run.</summary>
    public static string Format(AnalysisFeatures wanted) => string.Join(
        ' ',
        AnalysisFeature.All.Where(feature => wanted.HasFlag(feature.Flag))
            .OrderBy(feature => feature.Name, StringComparer.Ordinal)
            .Select(feature => Format(feature.Name, feature.Version)));

    /// <summary>The features that are to run and that an article has not, or has of another version.</summary>
    /// <param name="recorded">As the ledger has them; null: none.</param>
    /// <param name="wanted">What is to run.</param>
    public static IReadOnlyList<AnalysisFeature> Stale(string? recorded, AnalysisFeatures wanted)
    {
        var known = recorded?.Split(' ') ?? [];
        return [.. AnalysisFeature.All.Where(feature =>
            wanted.HasFlag(feature.Flag) && !known.Contains(Format(feature.Name, feature.Version), StringComparer.Ordinal))];
    }

    private static string Format(string name, int version) => string.Create(CultureInfo.InvariantCulture, $"{name}.{version}");
}
