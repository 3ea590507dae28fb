using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>The stage that an article has to restart from.</summary>
internal static class Staleness
{
    /// <summary>The earliest stage that failed, or whose result differs from the current versions' output; null if there is none.</summary>
    public static ArticleStage? EarliestStale(LedgerEntry entry, StageVersions current)
    {
        if (entry.Stage == ArticleStage.Withdrawn)
        {
            return null;
        }

        if (entry.CleanerVersion < current.Cleaner || entry.IsExpanding || entry.FailedIn == CleaningStep.Stage)
        {
            return ArticleStage.Cleaned;
        }

        if (entry.Stage is ArticleStage.Rejected or ArticleStage.Expanded)
        {
            return null;
        }

        if (entry.EnricherVersion == 0 || current.LacksFeature(entry.Versions))
        {
            return ArticleStage.Enriched;
        }

        return entry.PublisherVersion < current.Publisher || entry.IndexVersion < current.Index ? ArticleStage.Published : null;
    }
}
