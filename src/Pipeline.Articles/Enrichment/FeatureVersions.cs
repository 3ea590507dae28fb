using System.Globalization;
using Articles.TextAnalytics;

namespace Pipeline.Articles.Enrichment;

/// <summary>The features of an article with their versions, as the ledger stores them: <c>entities.1 keyPhrases.1</c>, by name.</summary>
public static class FeatureVersions
{
    /// <summary>Writes them.</summary>
    public static string Format(IReadOnlyDictionary<string, FeatureRecord> features) => string.Join(
        ' ', features.OrderBy(feature => feature.Key, StringComparer.Ordinal)
            .Select(feature => Format(feature.Key, feature.Value.Version)));

    /// <summary>Writes the features to run.</summary>
    public static string Format(AnalysisFeatures wanted) => string.Join(
        ' ',
        AnalysisFeature.All.Where(feature => wanted.HasFlag(feature.Flag))
            .OrderBy(feature => feature.Name, StringComparer.Ordinal)
            .Select(feature => Format(feature.Name, feature.Version)));

    /// <summary>The wanted features that an article lacks, or has in another version.</summary>
    /// <param name="recorded">The text in the ledger; null for none.</param>
    /// <param name="wanted">The features to run.</param>
    public static IReadOnlyList<AnalysisFeature> Stale(string? recorded, AnalysisFeatures wanted)
    {
        var known = recorded?.Split(' ') ?? [];
        return [.. AnalysisFeature.All.Where(feature =>
            wanted.HasFlag(feature.Flag) && !known.Contains(Format(feature.Name, feature.Version), StringComparer.Ordinal))];
    }

    private static string Format(string name, int version) => string.Create(CultureInfo.InvariantCulture, $"{name}.{version}");
}
