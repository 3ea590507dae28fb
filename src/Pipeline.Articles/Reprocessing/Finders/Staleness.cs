using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>Which stage an article has to start again from.</summary>
internal static class Staleness
{
    /// <summary>
    /// The earliest stage whose result is not as the present versions would make it, or that failed; null when there is none.
    /// </summary>
    public static ArticleStage? EarliestStale(LedgerEntry entry, StageVersions current)
    {
        if (entry.Stage == ArticleStage.Withdrawn)
        {
            return null;
        }

        if (entry.CleanerVersion < current.Cleaner || entry.FailedIn == CleaningStep.Stage)
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
