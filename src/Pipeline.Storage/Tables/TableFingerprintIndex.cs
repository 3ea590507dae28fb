using System.Collections.Concurrent;
using System.Globalization;
using Articles.Extraction.Fingerprints;
using Azure;
using Azure.Data.Tables;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The fingerprint index as an Azure table, in three kinds of partitions: <c>article-ID</c> with one row, <c>bands-N</c> with a row a band
/// that names the article that holds it (an insert that the service lets only one caller win), and <c>story-ID</c> with a row a duplicate,
/// in the order they were first seen. A new text costs five requests, all but one at once; where another holds one of the bands, also a
/// request for each of that partition's, and four for the story.
/// </summary>
internal sealed class TableFingerprintIndex(TableServiceClient service) : IFingerprintIndex
{
    private const string Only = "row";
    private const string Holder = "Holder";
    private const string Bins = "Fingerprint";
    private const string SeenAt = "SeenAt";
    private const string ClusterId = "ClusterId";
    private const string DuplicateOf = "DuplicateOf";
    private const int Parallelism = 32;

    // Each is written in one transaction, which is one request. Four of 2,000 entities a second
    // (https://learn.microsoft.com/azure/storage/tables/scalability-targets) take 24 bands each of 333 articles a second.
    private const int BandPartitions = 4;

    private readonly TableClient _table = service.GetTableClient(StorageNames.Fingerprints);

    public async Task<FingerprintEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(ArticlePartition(id), Only, cancellationToken: cancellationToken);
        if (!found.HasValue)
        {
            return null;
        }

        var row = found.Value!;
        return new FingerprintEntry(
            id,
            Fingerprint.Parse(row.GetString(Bins)),
            row.GetDateTimeOffset(SeenAt).GetValueOrDefault(),
            ArticleId.Parse(row.GetString(ClusterId)),
            row.GetString(DuplicateOf) is { } original ? ArticleId.Parse(original) : null);
    }

    public Task SaveAsync(FingerprintEntry entry, CancellationToken cancellationToken)
    {
        var row = new TableEntity(ArticlePartition(entry.Id), Only)
        {
            [Bins] = entry.Fingerprint.ToString(),
            [SeenAt] = entry.SeenAt,
            [ClusterId] = entry.ClusterId.ToString(),
            [DuplicateOf] = entry.DuplicateOf?.ToString(),
        };
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public Task DeleteAsync(ArticleId id, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(ArticlePartition(id), Only, ETag.All, cancellationToken);

    public async Task<IReadOnlyDictionary<string,
        ArticleId>> ClaimAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken)
    {
        var held = new ConcurrentDictionary<string, ArticleId>(StringComparer.Ordinal);
        await Task.WhenAll(bands.GroupBy(BandPartition).Select(async partition =>
        {
            if (await TryClaimAllAsync(id, partition, cancellationToken))
            {
                return;
            }

            await ForEachAsync(
                partition,
                async (band, token) =>
                {
                    if (await ClaimAsync(id, band, token) is { } holder && holder != id)
                    {
                        held[band] = holder;
                    }
                },
                cancellationToken);
        }));
        return held;
    }

    public async Task<IReadOnlyDictionary<string, ArticleId>> FindHoldersAsync(
        ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken)
    {
        var held = new ConcurrentDictionary<string, ArticleId>(StringComparer.Ordinal);
        await ForEachAsync(
            bands,
            async (band, token) =>
            {
                if (await FindHolderAsync(band, token) is { } holder && holder != id)
                {
                    held[band] = holder;
                }
            },
            cancellationToken);
        return held;
    }

    public Task ReleaseAsync(ArticleId id, IReadOnlyList<string> bands, CancellationToken cancellationToken) =>
        ForEachAsync(
            bands,
            async (band, token) =>
            {
                var row = await _table.GetEntityIfExistsAsync<TableEntity>(BandPartition(band), band, cancellationToken: token);
                if (row.HasValue && row.Value!.GetString(Holder) == id.ToString())
                {
                    await _table.DeleteEntityAsync(BandPartition(band), band, row.Value.ETag, token);
                }
            },
            cancellationToken);

    public Task JoinAsync(FingerprintEntry member, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(StoryPartition(member.ClusterId), MemberKey(member)), TableUpdateMode.Replace, cancellationToken);

    public Task LeaveAsync(FingerprintEntry member, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(StoryPartition(member.ClusterId), MemberKey(member), ETag.All, cancellationToken);

    public async Task<ArticleId?> FindEarliestMemberAsync(ArticleId clusterId, CancellationToken cancellationToken)
    {
        var partition = TableClient.CreateQueryFilter($"PartitionKey eq {StoryPartition(clusterId)}");
        await foreach (var row in _table.QueryAsync<TableEntity>(partition, maxPerPage: 1, cancellationToken: cancellationToken))
        {
            return ArticleId.Parse(row.RowKey[(row.RowKey.IndexOf('-', StringComparison.Ordinal) + 1)..]);
        }

        return null;
    }

    /// <returns>False if one of the bands is already held: then none was taken.</returns>
    private async Task<bool> TryClaimAllAsync(ArticleId id, IEnumerable<string> bands, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(
                bands.Select(band => new TableTransactionAction(TableTransactionActionType.Add, BandRow(id, band))), cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <returns>The holder of the band; null if its holder released it between our two reads: then the band finds no article this
    /// time.</returns>
    private async Task<ArticleId?> ClaimAsync(ArticleId id, string band, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(BandRow(id, band), cancellationToken);
            return id;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await FindHolderAsync(band, cancellationToken);
        }
    }

    private async Task<ArticleId?> FindHolderAsync(string band, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(BandPartition(band), band, cancellationToken: cancellationToken);
        return row.HasValue ? ArticleId.Parse(row.Value!.GetString(Holder)) : null;
    }

    private static TableEntity BandRow(ArticleId id, string band) => new(BandPartition(band), band) { [Holder] = id.ToString() };

    private static Task ForEachAsync(
        IEnumerable<string> bands, Func<string, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            bands, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, work);

    private static string ArticlePartition(ArticleId id) => $"article-{id}";

    // A band's name starts with two hexadecimal digits of its place.
    private static string BandPartition(string band) => $"bands-{band[1] % BandPartitions}";

    private static string StoryPartition(ArticleId clusterId) => $"story-{clusterId}";

    // As text, earlier times sort first: nineteen digits hold every time there is.
    private static string MemberKey(FingerprintEntry member) =>
        member.SeenAt.UtcTicks.ToString("d19", CultureInfo.InvariantCulture) + '-' + member.Id;
}
