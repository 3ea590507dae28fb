using Azure.Search.Documents.Models;

namespace Pipeline.Search.AzureSearch;

/// <summary>The result of a batch.</summary>
/// <param name="Failures">The documents that were not written.</param>
/// <param name="RetryAfter">The wait that the service requests, if any.</param>
internal sealed record BatchAnswer(IReadOnlyList<IndexingResult> Failures, TimeSpan? RetryAfter);
