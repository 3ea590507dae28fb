using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Poison;

namespace Pipeline.Web.Flow;

/// <summary>
/// Reads what the page shows: one pass over the ledger's keys, and the few entries that are shown whole. Not for concurrent calls.
/// </summary>
internal sealed class FlowReader(StatusReader status, ILedger ledger, PoisonedMessages poison, IOptions<BudgetOptions> budget)
{
    private const int Shown = 12;

    private readonly FlowMeter _meter = new();
    private Dictionary<string, LedgerEntry> _entries = [];

    /// <summary>Reads it.</summary>
    public async Task<FlowSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var (newest, troubled) = (new NewestRows(Shown), new NewestRows(Shown));
        var published = new List<DateTimeOffset>();
        var from = _meter.CountFrom;
        var counts = await status.ReadAsync(
            row =>
            {
                if (row.Stage is ArticleStage.Rejected or ArticleStage.Failed)
                {
                    troubled.Add(row);
                }
                else if (row.Stage is ArticleStage.Cleaned or ArticleStage.Enriched or ArticleStage.Published)
                {
                    newest.Add(row);
                    if (row.Stage == ArticleStage.Published && row.Since > from)
                    {
                        published.Add(row.Since);
                    }
                }
            },
            cancellationToken);
        _meter.Add(counts, published.LongCount(time => time <= counts.At));

        var open = counts.Poison > 0
            ? await poison.ListAsync(openOnly: true, cancellationToken).Take(Shown).ToListAsync(cancellationToken)
            : [];
        var entries = await FindAsync([.. newest.Rows, .. troubled.Rows], cancellationToken);
        return new FlowSnapshot
        {
            Status = counts,
            Stages = Stages(counts),
            DailyTextRecords = budget.Value.DailyTextRecords,
            Newest = [.. newest.Rows.Select(row => entries.GetValueOrDefault(row.Key)).OfType<LedgerEntry>()],
            Troubled = [.. troubled.Rows.Select(row => entries.GetValueOrDefault(row.Key)).OfType<LedgerEntry>()],
            Poison = open,
        };
    }

    private FlowStage[] Stages(PipelineStatus counts)
    {
        var (cleaned, enriched, published) = (Stage(ArticleStage.Cleaned), Stage(ArticleStage.Enriched), Stage(ArticleStage.Published));
        return
        [
            new("Clean", cleaned.Articles + enriched.Articles
                + published.Articles, null, null, null, 0, _meter.PerMinute(0), _meter.History(0)),
            new("Enrich", enriched.Articles + published.Articles, cleaned.Articles, cleaned.OldestSince, StorageNames.ToEnrich,
                Messages(StorageNames.ToEnrich), _meter.PerMinute(1), _meter.History(1)),
            new("Publish", published.Articles, enriched.Articles, enriched.OldestSince, StorageNames.ToPublish,
                Messages(StorageNames.ToPublish), _meter.PerMinute(2), _meter.History(2)),
        ];

        StageStatus Stage(ArticleStage stage) => counts.Stages.Single(counted => counted.Stage == stage);

        long Messages(string queue) => counts.Queues.Where(depth => depth.Queue == queue).Sum(depth => depth.Messages);
    }

    /// <summary>The rows' entries; those that were shown before are not read again, as a row that changes gets another key.</summary>
    private async Task<Dictionary<string, LedgerEntry>> FindAsync(IEnumerable<StageRow> rows, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(rows.DistinctBy(row => row.Key).Select(async row =>
            (row.Key, Entry: _entries.GetValueOrDefault(row.Key) ?? await ledger.FindAsync(row.Id, cancellationToken))));
        return _entries = found.Where(pair => pair.Entry is not null).ToDictionary(pair => pair.Key, pair => pair.Entry!);
    }
}
