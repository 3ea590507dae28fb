using System.Globalization;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>
/// An article's history in order, as far as the ledger has it: the events of the newest revision, and when the first one was seen.
/// </summary>
public static class HistoryTimeline
{
    /// <summary>The steps, the earliest first; those without a time last.</summary>
    public static IReadOnlyList<HistoryEvent> Of(ArticleHistory history) =>
        history.Entry is { } entry ? [.. Steps(entry, history).OrderBy(step => step.At ?? DateTimeOffset.MaxValue)] : [];

    // Sorting is stable: events with the same time stay in the order of the stages.
    private static IEnumerable<HistoryEvent> Steps(LedgerEntry entry, ArticleHistory history)
    {
        if (entry.FirstSeenAt is not null)
        {
            yield return new HistoryEvent(
                HistoryEventKind.Seen,
                entry.FirstSeenAt,
                entry.Sequence > 1 ? Text($"This is revision {entry.Sequence}.") : string.Empty);
        }

        if (entry.CleanedAt is not null)
        {
            yield return CleaningOf(entry);
        }

        if (entry.EnrichedAt is not null)
        {
            var records = entry.TextRecords == 0 ? "no text records" : Text($"{entry.TextRecords:N0} text records");
            var how = Text($"Version {entry.EnricherVersion}, {records}. {entry.Features}").TrimEnd();
            yield return new HistoryEvent(HistoryEventKind.Enriched, entry.EnrichedAt, how);
        }

        foreach (var subscription in entry.Delivered)
        {
            yield return new HistoryEvent(HistoryEventKind.Delivered, entry.PublishedAt, $"To {subscription}.");
        }

        if (entry.PublishedAt is not null)
        {
            var how = Text($"Version {entry.PublisherVersion}, index version {entry.IndexVersion}.");
            yield return new HistoryEvent(HistoryEventKind.Published, entry.PublishedAt, how);
        }

        foreach (var record in history.Poison)
        {
            yield return new HistoryEvent(HistoryEventKind.Poisoned, record.PoisonedAt, $"In {record.Queue}: {record.Reason}");
        }

        if (entry is { Stage: ArticleStage.Embargoed, Reason: { } embargo })
        {
            yield return new HistoryEvent(HistoryEventKind.Embargoed, entry.StageAt, embargo.Message);
        }
        else if (entry is { Stage: not (ArticleStage.Rejected or ArticleStage.Withdrawn or ArticleStage.Expanded), Reason: { } reason })
        {
            var tries = entry.Attempts == 0 ? string.Empty : Text($" Attempt {entry.Attempts}.");
            yield return new HistoryEvent(HistoryEventKind.Failed, entry.StageAt, $"{reason.Message}{tries}");
        }

        if (entry.WithdrawnAt is not null)
        {
            yield return new HistoryEvent(HistoryEventKind.Withdrawn, entry.WithdrawnAt, entry.Reason?.Message ?? string.Empty);
        }
    }

    private static HistoryEvent CleaningOf(LedgerEntry entry) => entry.Stage switch
    {
        ArticleStage.Rejected =>
            new HistoryEvent(
                HistoryEventKind.Rejected, entry.CleanedAt, Text($"{entry.Reason?.Message} Version {entry.CleanerVersion}.").TrimStart()),
        ArticleStage.Expanding => new HistoryEvent(
            HistoryEventKind.Expanding, entry.StageAt, entry.Contents is { } contents ? ContentsText.Of(contents) : string.Empty),
        ArticleStage.Expanded => new HistoryEvent(HistoryEventKind.Expanded, entry.CleanedAt, ExpansionOf(entry)),
        _ => new HistoryEvent(HistoryEventKind.Cleaned, entry.CleanedAt, Text($"Version {entry.CleanerVersion}.")),
    };

    private static string ExpansionOf(LedgerEntry entry)
    {
        if (entry.Contents is { } contents)
        {
            return Text($"{ContentsText.Of(contents)} Version {entry.CleanerVersion}.");
        }

        return Text($"{ContentsText.Of(entry.Parts, entry.Omitted)}. Version {entry.CleanerVersion}. {entry.Reason?.Message}").TrimEnd();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
