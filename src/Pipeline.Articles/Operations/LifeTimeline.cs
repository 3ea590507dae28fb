using System.Globalization;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>
/// An article's life as what happened one after the other, as far as the ledger has it: that of the newest revision, and when its first one
/// was seen.
/// </summary>
public static class LifeTimeline
{
    /// <summary>The steps, the earliest first; those without a time last.</summary>
    public static IReadOnlyList<LifeStep> Of(ArticleLife life) =>
        life.Entry is { } entry ? [.. Steps(entry, life).OrderBy(step => step.At ?? DateTimeOffset.MaxValue)] : [];

    // Sorting is stable: what has the same time stays in the order of the stages.
    private static IEnumerable<LifeStep> Steps(LedgerEntry entry, ArticleLife life)
    {
        if (entry.FirstSeenAt is not null)
        {
            yield return new LifeStep(
                LifeStepKind.Seen,
                entry.FirstSeenAt,
                entry.Sequence > 1 ? Text($"This is revision {entry.Sequence} of it.") : string.Empty);
        }

        if (entry.CleanedAt is not null)
        {
            yield return CleaningOf(entry);
        }

        if (entry.EnrichedAt is not null)
        {
            var records = entry.TextRecords == 0 ? "no text records" : Text($"{entry.TextRecords:N0} text records");
            yield return new LifeStep(
                LifeStepKind.Enriched, entry.EnrichedAt, Text($"Version {entry.EnricherVersion}, {records}. {entry.Features}").TrimEnd());
        }

        foreach (var subscription in entry.Delivered)
        {
            yield return new LifeStep(LifeStepKind.Delivered, entry.PublishedAt, $"To {subscription}.");
        }

        if (entry.PublishedAt is not null)
        {
            yield return new LifeStep(
                LifeStepKind.Published, entry.PublishedAt, Text($"Version {entry.PublisherVersion}, index version {entry.IndexVersion}."));
        }

        foreach (var record in life.Poison)
        {
            yield return new LifeStep(LifeStepKind.Poisoned, record.PoisonedAt, $"In {record.Queue}: {record.Reason}");
        }

        if (entry.Stage != ArticleStage.Rejected && entry.Stage != ArticleStage.Withdrawn && entry.Reason is { } reason)
        {
            var tries = entry.Attempts == 0 ? string.Empty : Text($" Attempt {entry.Attempts}.");
            yield return new LifeStep(LifeStepKind.Failed, entry.StageAt, $"{reason.Message}{tries}");
        }

        if (entry.WithdrawnAt is not null)
        {
            yield return new LifeStep(LifeStepKind.Withdrawn, entry.WithdrawnAt, entry.Reason?.Message ?? string.Empty);
        }
    }

    private static LifeStep CleaningOf(LedgerEntry entry) => entry.Stage switch
    {
        ArticleStage.Rejected =>
            new LifeStep(
            LifeStepKind.Rejected, entry.CleanedAt, Text($"{entry.Reason?.Message} Version {entry.CleanerVersion}.").TrimStart()),
        ArticleStage.Expanded =>
            new LifeStep(LifeStepKind.Expanded, entry.CleanedAt, Text($"{entry.Parts:N0} articles. Version {entry.CleanerVersion}.")),
        _ => new LifeStep(LifeStepKind.Cleaned, entry.CleanedAt, Text($"Version {entry.CleanerVersion}.")),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
