using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Sends text-analytics requests through Polly: at most so many at once, a time limit for all tries, retries that honour the
/// service's Retry-After, a circuit breaker, a time limit a try. What remains after that is put off, not failed.
/// </summary>
public sealed class ResilientRequests(ResiliencePipelineProvider<string> pipelines)
{
    /// <summary>The pipeline's name in the registry and in telemetry.</summary>
    public const string PipelineName = "text-analytics";

    /// <summary>Sends one request.</summary>
    /// <exception cref="AnalysisDeferredException">Not to be had now, or not until somebody mends the deployment.</exception>
    /// <exception cref="TextAnalyticsException">The input is at fault.</exception>
    public async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await pipelines.GetPipeline(PipelineName).ExecuteAsync(
                static async (send, token) => await send(token), request, cancellationToken);
        }
        catch (TextAnalyticsException exception) when (exception.Error.Kind != TextAnalyticsErrorKind.BadInput)
        {
            // A wrong key or role would fail every article alike: they wait for the repair instead of filling the poison queue.
            throw new AnalysisDeferredException(exception.Message, exception.RetryAfter, exception);
        }
        catch (BrokenCircuitException exception)
        {
            throw new AnalysisDeferredException("Text analytics keeps failing; no calls are made for a while.", exception.RetryAfter, exception);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new AnalysisDeferredException("Text analytics did not answer in time.", retryAfter: null, exception);
        }
        catch (RateLimiterRejectedException exception)
        {
            throw new AnalysisDeferredException("Too many text-analytics requests wait in this process.", exception.RetryAfter, exception);
        }
    }

    /// <summary>Builds the pipeline from the settings.</summary>
    internal static void Configure(ResiliencePipelineBuilder builder, EnrichmentOptions options)
    {
        var handled = new PredicateBuilder().Handle<TextAnalyticsException>(IsPassing).Handle<TimeoutRejectedException>();
        builder
            .AddConcurrencyLimiter(options.MaxConcurrentRequests, queueLimit: int.MaxValue)
            .AddTimeout(options.TotalTimeout);
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = handled,
                MaxRetryAttempts = options.MaxRetries,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static arguments =>
                    ValueTask.FromResult((arguments.Outcome.Exception as TextAnalyticsException)?.RetryAfter),
            });
        }

        builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = handled,
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakDuration,
            })
            .AddTimeout(options.TryTimeout);
    }

    private static bool IsPassing(TextAnalyticsException exception) =>
        exception.Error.Kind is TextAnalyticsErrorKind.Transient or TextAnalyticsErrorKind.Throttled;
}
