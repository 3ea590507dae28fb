using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The parts of files as an Azure table: the partition is the file, the row key the part. An article of a crawl archive also has the run
/// that found it last, and the record.
/// </summary>
internal sealed class TableArticleParts(TableServiceClient service) : IArticleParts
{
    private const string Run = "Run";
    private const string Record = "Record";

    private readonly TableClient _table = service.GetTableClient(StorageNames.Parts);

    public Task AddAsync(ArticleId file, ArticleId part, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(file.ToString(), part.ToString()), TableUpdateMode.Merge, cancellationToken);

    public async Task<bool> ClaimAsync(ArticleId file, ArticleId part, Revision run, string record, CancellationToken cancellationToken)
    {
        var claim = new TableEntity(file.ToString(), part.ToString()) { [Run] = run.ToString(), [Record] = record };
        while (true)
        {
            try
            {
                await _table.AddEntityAsync(claim, cancellationToken);
                return true;
            }
            catch (RequestFailedException exception) when (exception.Status == 409)
            {
                if (await TryReplaceAsync(claim, cancellationToken) is { } isFirst)
                {
                    return isFirst;
                }
            }
        }
    }

    public async IAsyncEnumerable<ArticleId> ListAsync(
        ArticleId file, ArticleId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = TableClient.CreateQueryFilter(
            $"PartitionKey eq {file.ToString()} and RowKey gt {after?.ToString() ?? string.Empty}");
        await foreach (var row in _table.QueryAsync<TableEntity>(partition, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            yield return ArticleId.Parse(row.RowKey);
        }
    }

    /// <returns>Whether the claim is the first of its run; null if the row was changed or removed meanwhile.</returns>
    private async Task<bool?> TryReplaceAsync(TableEntity claim, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            claim.PartitionKey, claim.RowKey, cancellationToken: cancellationToken);
        if (!found.HasValue)
        {
            return null;
        }

        if (found.Value!.GetString(Run) == claim.GetString(Run))
        {
            return found.Value.GetString(Record) == claim.GetString(Record);
        }

        try
        {
            await _table.UpdateEntityAsync(claim, found.Value.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception)
            when (exception.Status is 404 or 412 && exception.ErrorCode != TableErrorCode.TableNotFound)
        {
            return null;
        }
    }
}
