using System.Text.Json;
using Azure.Search.Documents.Models;
using AzureDocument = Azure.Search.Documents.Models.SearchDocument;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Splits actions into requests that the service takes: at most 1,000 actions and 16 MB
/// (https://learn.microsoft.com/azure/search/search-limits-quotas-capacity).
/// </summary>
internal static class BatchSplitter
{
    public const int MaxActions = 1000;

    /// <summary>The most bytes of a request's body: the service's 16 MB, less what the envelope and rounding might take.</summary>
    public const int MaxBytes = 15_900_000;

    /// <summary>What an action has besides its document: <c>"@search.action":"upload",</c> and the comma after it.</summary>
    private const int ActionBytes = 32;

    /// <summary>The batches, in order. An action that is too large is in a batch alone, for the service to refuse.</summary>
    public static IEnumerable<IReadOnlyList<IndexDocumentsAction<AzureDocument>>> Split(
        IEnumerable<IndexDocumentsAction<AzureDocument>> actions)
    {
        var batch = new List<IndexDocumentsAction<AzureDocument>>();
        var bytes = 0L;
        foreach (var action in actions)
        {
            var size = JsonSerializer.SerializeToUtf8Bytes(action.Document).Length + ActionBytes;
            if (batch.Count == MaxActions || (batch.Count > 0 && bytes + size > MaxBytes))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }

            batch.Add(action);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
