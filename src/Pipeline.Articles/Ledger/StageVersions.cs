using System.Globalization;

namespace Pipeline.Articles.Ledger;

/// <summary>
/// Versions of what the stages write. A stage that has not run yet is 0. When a version is raised, the output of older versions becomes
/// stale.
/// </summary>
/// <param name="Cleaner">The cleaner's version.</param>
/// <param name="Features">The features of enrichment with their versions, by name, separated by spaces; empty when not enriched.</param>
/// <param name="Publisher">The publisher's version.</param>
/// <param name="Index">The version of what is written to the search index.</param>
public sealed record StageVersions(int Cleaner, string Features, int Publisher, int Index)
{
    /// <summary>The text in the keys of waiting rows: only their time matters.</summary>
    public const string None = "-";

    /// <summary>
    /// The versions that matter for a row in this stage, as text: two rows in one stage were made by the same versions if and only if their
    /// texts are equal. Rejected and expanded rows have only been cleaned.
    /// </summary>
    public string In(ArticleStage stage) => stage switch
    {
        ArticleStage.Published => string.Create(CultureInfo.InvariantCulture, $"{Cleaner}.{Publisher}.{Index} {Features}"),
        ArticleStage.Rejected or ArticleStage.Expanded => Cleaner.ToString(CultureInfo.InvariantCulture),
        _ => None,
    };

    /// <summary>Whether <paramref name="made"/> lacks a feature that is enabled here, or has it in another version.</summary>
    public bool LacksFeature(StageVersions made)
    {
        var there = made.Features.Split(' ');
        return Features.Split(' ').Any(feature => feature.Length > 0 && !there.Contains(feature, StringComparer.Ordinal));
    }
}
