using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage.Blobs;

/// <summary>
/// The ledger and the documents in the order of the ids: by the id's first digit, which is the ledger's partition and a prefix of the
/// blobs' names.
/// </summary>
internal sealed class StoredArticles(BlobServiceClient blobs, TableServiceClient tables) : IStoredArticles
{
    private const string Extension = ".json";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Ledger);

    public async IAsyncEnumerable<LedgerEntry> ListEntriesAsync(
        ArticleId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var partition in From(after))
        {
            await foreach (var row in _table.QueryAsync<TableEntity>(
                LedgerKeys.EntriesIn(partition, after), cancellationToken: cancellationToken))
            {
                yield return LedgerRow.Read(row);
            }
        }
    }

    public IAsyncEnumerable<ArticleId> ListCleanedAsync(ArticleId? after, CancellationToken cancellationToken) =>
        ListAsync(StorageNames.CleanArticles, after, cancellationToken);

    public IAsyncEnumerable<ArticleId> ListEnrichedAsync(ArticleId? after, CancellationToken cancellationToken) =>
        ListAsync(StorageNames.EnrichedArticles, after, cancellationToken);

    private async IAsyncEnumerable<ArticleId> ListAsync(
        string container, ArticleId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = blobs.GetBlobContainerClient(container);
        foreach (var prefix in From(after))
        {
            await foreach (var blob in client.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
            {
                if (blob.Name.EndsWith(Extension, StringComparison.Ordinal)
                    && ArticleId.TryParse(blob.Name[..^Extension.Length], out var id)
                    && (after is null || string.CompareOrdinal(id.ToString(), after.ToString()) > 0))
                {
                    yield return id;
                }
            }
        }
    }

    private static IEnumerable<string> From(ArticleId? after) =>
        LedgerKeys.Partitions.Where(partition => after is not { } id || string.CompareOrdinal(partition, LedgerKeys.PartitionOf(id)) >= 0);
}
