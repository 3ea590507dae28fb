using System.Globalization;

namespace Pipeline.Articles;

/// <summary>Versions of what the stages write. One that has not run yet is 0; raising one makes what an older one wrote stale.</summary>
/// <param name="Cleaner">The cleaner's version.</param>
/// <param name="Enricher">The enricher's version.</param>
/// <param name="Publisher">The publisher's version.</param>
/// <param name="Index">The version of what is written to the search index.</param>
public sealed record StageVersions(int Cleaner, int Enricher, int Publisher, int Index)
{
    /// <summary>What stands in the keys of rows that wait in a stage: only their time matters.</summary>
    public const string None = "-";

    /// <summary>
    /// The versions that matter for a row in this stage, as text: two rows in one stage were made alike exactly when their texts are equal. What was
    /// rejected or expanded has only been cleaned.
    /// </summary>
    public string In(ArticleStage stage) => stage switch
    {
        ArticleStage.Published => string.Create(CultureInfo.InvariantCulture, $"{Cleaner}.{Enricher}.{Publisher}.{Index}"),
        ArticleStage.Rejected or ArticleStage.Expanded => Cleaner.ToString(CultureInfo.InvariantCulture),
        _ => None,
    };
}
