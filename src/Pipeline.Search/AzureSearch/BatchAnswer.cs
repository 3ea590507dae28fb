using Azure.Search.Documents.Models;

namespace Pipeline.Search.AzureSearch;

/// <summary>What a batch came to.</summary>
/// <param name="Failures">The documents that were not written.</param>
/// <param name="RetryAfter">How long the service asks to wait, if it does.</param>
internal sealed record BatchAnswer(IReadOnlyList<IndexingResult> Failures, TimeSpan? RetryAfter);
