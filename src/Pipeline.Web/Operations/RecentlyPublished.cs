using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Web.Operations;

/// <summary>
/// The rows of what was published last. The ledger's keys are in the order of time, so a range of them reads what is recent and no more;
/// how far back that is depends on how much comes in, so it looks further back until it has enough.
/// </summary>
internal sealed class RecentlyPublished(ILedgerQueries queries, ILedger ledger, StageVersions versions, TimeProvider time)
{
    private const int Enough = 100;

    private static readonly TimeSpan[] Spans =
        [TimeSpan.FromMinutes(10), TimeSpan.FromHours(2), TimeSpan.FromDays(1), TimeSpan.FromDays(14), TimeSpan.FromDays(365)];

    /// <summary>Up to a hundred, the newest first; what older versions published is not among them.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var span in Spans)
        {
            var range = StageRange.MadeSince(ArticleStage.Published, versions, now - span);
            var rows = await queries.ListAsync(range, after: null, cancellationToken)
                .Concat(queries.ListAsync(StageRange.Expiring, after: null, cancellationToken).Where(row => row.Since >= now - span))
                .ToListAsync(cancellationToken);
            if (rows.Count >= Enough || span == Spans[^1])
            {
                var newest = rows.OrderByDescending(row => row.Since).Take(Enough);
                return [.. (await Task.WhenAll(newest.Select(row => ledger.FindAsync(row.Id, cancellationToken)))).OfType<LedgerEntry>()];
            }
        }

        return [];
    }
}
