using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>
/// A gate for each subscription: it posts a few events at a time, each within a time limit, and none for a while after most have failed.
/// So a slow receiver takes only a few of an instance's invocations from the others.
/// </summary>
public sealed class WebhookGates(IOptions<WebhookOptions> options, TimeProvider time)
{
    private const int FailuresThatClose = 5;

    private static readonly TimeSpan Closed = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string, Uri), ResiliencePipeline<PostResult>> _gates = new();

    /// <summary>The gate of a subscription's address.</summary>
    public ResiliencePipeline<PostResult> Of(string subscription, Uri url) => _gates.GetOrAdd((subscription, url), _ => Create());

    private ResiliencePipeline<PostResult> Create() => new ResiliencePipelineBuilder<PostResult> { TimeProvider = time }
        .AddConcurrencyLimiter(options.Value.MaxConcurrency, queueLimit: 0)
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<PostResult>
        {
            FailureRatio = 0.8,
            MinimumThroughput = FailuresThatClose,
            SamplingDuration = Closed,
            BreakDuration = Closed,
            ShouldHandle = new PredicateBuilder<PostResult>()
                .HandleResult(result => result.Fault is not null)
                .Handle<HttpRequestException>()
                .Handle<TimeoutRejectedException>(),
        })
        .AddTimeout(options.Value.Timeout)
        .Build();
}
