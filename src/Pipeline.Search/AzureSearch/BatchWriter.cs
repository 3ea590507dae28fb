using System.Globalization;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Pipeline.Articles.Contracts;
using Polly;
using Polly.Retry;
using AzureDocument = Azure.Search.Documents.Models.SearchDocument;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Writes actions in batches and checks the outcome of each: a request can succeed (207) while some of its documents fail, which the SDK
/// neither retries nor reports. Documents that failed temporarily are sent again one by one, or together if they are many; permanent
/// failures are named. Every batch is tried before that. The SDK retries whole requests that are throttled or fail temporarily (429, 503).
/// </summary>
internal sealed class BatchWriter(SearchClient client, TimeProvider time)
{
    private const int MaxRetries = 6;
    private const int NamedFailures = 5;

    /// <summary>The most documents that are sent again one by one: of more, the service is too busy for as many requests.</summary>
    private const int MaxAlone = 32;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    /// <exception cref="SearchIndexException">
    /// Some documents are not in the index; the message has their keys and the service's reasons.
    /// </exception>
    /// <exception cref="RequestFailedException">The service refuses or does not answer, after retries.</exception>
    public async Task WriteAsync(IReadOnlyList<IndexDocumentsAction<AzureDocument>> actions, CancellationToken cancellationToken)
    {
        var failures = new List<IndexingResult>();
        foreach (var batch in BatchSplitter.Split(actions))
        {
            failures.AddRange(await SendAsync(batch, cancellationToken));
        }

        if (failures.Count > 0)
        {
            throw new SearchIndexException(
                Describe(failures, actions.Count), failures.ToDictionary(
                failure => ArticleId.Parse(failure.Key), failure => $"{failure.ErrorMessage} (status {failure.Status})"));
        }
    }

    /// <returns>The permanent failures, and those that still failed at the last try.</returns>
    private async Task<IReadOnlyList<IndexingResult>> SendAsync(
        IReadOnlyList<IndexDocumentsAction<AzureDocument>> batch, CancellationToken cancellationToken)
    {
        try
        {
            var pending = batch;
            var isFirst = true;
            var permanent = new List<IndexingResult>();
            var last = await CreateRetry().ExecuteAsync(
                async token =>
                {
                    var answer = isFirst || pending.Count > MaxAlone
                        ? await SendOnceAsync(pending, token)
                        : await SendAloneAsync(pending, token);
                    isFirst = false;
                    permanent.AddRange(answer.Failures.Where(failure => !IsPassing(failure)));
                    var passing = answer.Failures.Where(IsPassing).ToList();
                    var keys = passing.Select(failure => failure.Key).ToHashSet(StringComparer.Ordinal);
                    pending = [.. pending.Where(action => keys.Contains(action.Document.GetString(IndexFields.Id)))];
                    return answer with { Failures = passing };
                },
                cancellationToken);
            return [.. permanent, .. last.Failures];
        }
        catch (RequestFailedException exception) when (exception.Status == 413)
        {
            if (batch.Count == 1)
            {
                return [SearchModelFactory.IndexingResult(
                    batch[0].Document.GetString(IndexFields.Id), "The document is larger than the service accepts.", succeeded: false,
                    exception.Status)];
            }

            // The service counts otherwise than we do, or a proxy allows less.
            var half = batch.Count / 2;
            return [.. await SendAsync([.. batch.Take(half)], cancellationToken),
                .. await SendAsync([.. batch.Skip(half)], cancellationToken)];
        }
    }

    private async Task<BatchAnswer> SendAloneAsync(
        IReadOnlyList<IndexDocumentsAction<AzureDocument>> actions, CancellationToken cancellationToken)
    {
        var failures = new List<IndexingResult>();
        TimeSpan? retryAfter = null;
        foreach (var action in actions)
        {
            var answer = await SendOnceAsync([action], cancellationToken);
            failures.AddRange(answer.Failures);
            retryAfter = answer.RetryAfter > retryAfter ? answer.RetryAfter : retryAfter ?? answer.RetryAfter;
        }

        return new BatchAnswer(failures, retryAfter);
    }

    private async Task<BatchAnswer> SendOnceAsync(
        IReadOnlyList<IndexDocumentsAction<AzureDocument>> actions, CancellationToken cancellationToken)
    {
        var response = await client.IndexDocumentsAsync(
            IndexDocumentsBatch.Create([.. actions]), new IndexDocumentsOptions { ThrowOnAnyError = false }, cancellationToken);
        return new BatchAnswer([.. response.Value.Results.Where(result => !result.Succeeded)], RetryAfterOf(response.GetRawResponse()));
    }

    private ResiliencePipeline<BatchAnswer> CreateRetry() =>
        new ResiliencePipelineBuilder<BatchAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<BatchAnswer>
            {
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is { Failures.Count: > 0 }),
                MaxRetryAttempts = MaxRetries,
                Delay = FirstDelay,
                MaxDelay = MaxDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
            })
            .Build();

    /// <summary>409: concurrent write by another client; 422: the index is being changed; 429 and 503: too busy.</summary>
    private static bool IsPassing(IndexingResult failure) => failure.Status is 409 or 422 or 429 or 503;

    private static TimeSpan? RetryAfterOf(Response response) =>
        response.Headers.TryGetValue("Retry-After", out var value)
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private string Describe(List<IndexingResult> failures, int total)
    {
        var named = failures.Take(NamedFailures).Select(failure => $"{failure.Key}: {failure.ErrorMessage} (status {failure.Status})");
        var rest = failures.Count > NamedFailures ? $"; and {failures.Count - NamedFailures} more" : string.Empty;
        return $"{failures.Count} of {total} documents were not written to index '{client.IndexName}': {string.Join("; ", named)}{rest}. "
            + "The others were.";
    }
}
