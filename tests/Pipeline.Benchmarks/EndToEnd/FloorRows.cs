using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>
/// Rows like those that the pipeline has written, under other keys and as many to a transaction, for a table of the plain program's own.
/// </summary>
internal sealed class FloorRows
{
    // 24 bands in four transactions (TableFingerprintIndex).
    private const int BandsPerTransaction = 6;
    private const int BandPartitions = 4;
    private const int LedgerPartitions = 16;
    private const int Samples = 100;

    // An article's row is written anew in each of its transactions.
    private const int LedgerTransactions = 4;

    private readonly IReadOnlyList<TableEntity> _entries;
    private readonly IReadOnlyList<TableEntity> _fingerprints;

    private FloorRows(IReadOnlyList<TableEntity> entries, IReadOnlyList<TableEntity> fingerprints) =>
        (_entries, _fingerprints) = (entries, fingerprints);

    /// <summary>Reads what to imitate: of each kind of row that is asked for, the pipeline has to have written some.</summary>
    public static async Task<FloorRows> ReadAsync(TableServiceClient service, CancellationToken cancellationToken) => new(
        await ReadAsync(service.GetTableClient(StorageNames.Ledger), "RowKey ge 'a:' and RowKey lt 'a;'", cancellationToken),
        await ReadAsync(
            service.GetTableClient(StorageNames.Fingerprints), "PartitionKey ge 'article-' and PartitionKey lt 'article.'",
            cancellationToken));

    /// <summary>A row of the ledger.</summary>
    public TableEntity Entry(int number) =>
        Copy(_entries[number % _entries.Count], Partition(number, LedgerPartitions), $"a:{Key(number)}");

    /// <summary>The row of an article's fingerprint.</summary>
    public TableEntity Fingerprint(int number) => Copy(_fingerprints[number % _fingerprints.Count], $"article-{Key(number)}", "row");

    /// <summary>An article's row and its row in its stage.</summary>
    public IEnumerable<TableTransactionAction> LedgerTransaction(int number)
    {
        var entry = Entry(number / LedgerTransactions);
        yield return new TableTransactionAction(TableTransactionActionType.UpsertReplace, entry);
        yield return new TableTransactionAction(
            TableTransactionActionType.UpsertReplace,
            new TableEntity(entry.PartitionKey, $"s:cleaned:0001:0001:0001:0001:2026-11-29T00:00:00Z:{Key(number)}"));
    }

    /// <summary>A quarter of an article's bands.</summary>
    public static IEnumerable<TableTransactionAction> BandsTransaction(int number) =>
        Enumerable.Range(0, BandsPerTransaction).Select(band =>
        new TableTransactionAction(
            TableTransactionActionType.Add,
            new TableEntity($"bands-{Partition(number, BandPartitions)}", $"{band:x2}{Key(number)}") { ["Holder"] = Key(number) }));

    private static async Task<IReadOnlyList<TableEntity>> ReadAsync(TableClient table, string filter, CancellationToken cancellationToken)
    {
        await foreach (var page in table.QueryAsync<TableEntity>(filter, Samples, cancellationToken: cancellationToken).AsPages())
        {
            if (page.Values.Count > 0)
            {
                return page.Values;
            }
        }

        return [];
    }

    private static TableEntity Copy(TableEntity row, string partition, string key)
    {
        var copy = new TableEntity(row) { PartitionKey = partition, RowKey = key };
        copy.Remove("odata.etag");
        copy.Remove(nameof(ITableEntity.Timestamp));
        return copy;
    }

    private static string Partition(int number, int partitions) => (number % partitions).ToString("x", CultureInfo.InvariantCulture);

    private static string Key(int number) => number.ToString("x32", CultureInfo.InvariantCulture);
}
