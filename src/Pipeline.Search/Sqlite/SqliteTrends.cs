using Pipeline.Articles.Searching.Trends;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>Trends out of the embedded index.</summary>
internal sealed class SqliteTrends(SqliteDatabase database) : IArticleTrends
{
    private const int MaxTop = 50;
    private const int MaxBuckets = 400;

    private readonly WordForms _forms = new();

    public Task<TrendReport> ReadAsync(TrendQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Top, MaxTop);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.MaxBuckets);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.MaxBuckets, MaxBuckets);
        return database.RunAsync(
            connection =>
                new TrendScan(connection, query, _forms).Run() with { IsPartial = !FillRecord.Read(connection).IsComplete },
            cancellationToken);
    }
}
