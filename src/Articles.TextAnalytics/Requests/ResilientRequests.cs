using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace Articles.TextAnalytics.Requests;

/// <summary>
/// Sends text-analytics requests through Polly: limited concurrency, a time limit for all tries, retries that honour the service's
/// Retry-After, a rate below the service's quota, a circuit breaker per provider, and a time limit per try. Requests that still fail are
/// deferred, not failed.
/// </summary>
/// <remarks>
/// A job is tried once: it takes minutes, and the service bills each job that it accepted. If it fails, the text is deferred and tried
/// later.
/// </remarks>
internal sealed class ResilientRequests(ResiliencePipelineRegistry<RequestKey> pipelines, RequestOptions options, TimeProvider time)
    : IDisposable
{
    // A longer wait would block an invocation for nothing; the article is deferred instead.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    // What the service names when it throttles at all; an answer that names nothing counts as that.
    private static readonly TimeSpan MinPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter _requests = Slots(options.MaxConcurrentRequests);

    // Jobs take minutes, so they have their own limit. Otherwise they would block all other requests.
    private readonly ConcurrencyLimiter _jobs = Slots(options.MaxConcurrentRequests);
    private readonly ConcurrentDictionary<string, RequestPause> _pauses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _broken = new(StringComparer.Ordinal);

    /// <summary>The providers to which this process sends no requests for now, because too many failed, until one succeeds again.</summary>
    public IReadOnlyList<string> BrokenProviders => [.. _broken.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Sends one request.</summary>
    /// <exception cref="AnalysisDeferredException">Unavailable now, or until somebody repairs the deployment.</exception>
    /// <exception cref="TextAnalyticsException">The input is at fault.</exception>
    public async Task<T> SendAsync<T>(RequestKey key, Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        var pause = _pauses.GetOrAdd(key.Provider, _ => new RequestPause(time));
        var pipeline = pipelines.GetOrAddPipeline(key, builder => Configure(builder, key, pause));
        try
        {
            return await pipeline.ExecuteAsync(
                static async (call, token) => await TryAsync(call.request, call.pause, token), (request, pause), cancellationToken);
        }
        catch (TextAnalyticsException exception) when (exception.Error.Kind != TextAnalyticsErrorKind.BadInput)
        {
            // A wrong key or role would fail every article alike: they wait for the repair instead of filling the poison queue.
            throw new AnalysisDeferredException(exception.Message, exception.RetryAfter, exception);
        }
        catch (BrokenCircuitException exception)
        {
            throw new AnalysisDeferredException(
                "Text analytics keeps failing; no calls are made for a while.", exception.RetryAfter, exception);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new AnalysisDeferredException("Text analytics did not answer in time.", retryAfter: null, exception);
        }
        catch (RateLimiterRejectedException exception)
        {
            throw new AnalysisDeferredException("The rate of text-analytics requests is used up.", exception.RetryAfter, exception);
        }
    }

    public void Dispose()
    {
        _requests.Dispose();
        _jobs.Dispose();
    }

    private static async Task<T> TryAsync<T>(
        Func<CancellationToken, Task<T>> request, RequestPause pause, CancellationToken cancellationToken)
    {
        try
        {
            return await request(cancellationToken);
        }
        catch (TextAnalyticsException exception) when (exception.Error.Kind == TextAnalyticsErrorKind.Throttled)
        {
            pause.Extend(exception.RetryAfter ?? MinPause);
            throw;
        }
    }

    private void Configure(ResiliencePipelineBuilder builder, RequestKey key, RequestPause pause)
    {
        var breaker = pipelines.GetOrAddPipeline(key.Shared, shared => AddBreaker(shared, key.Provider));
        var pacer = new RequestPacer(key.IsMetered ? options.RequestsPerMinute : int.MaxValue, pause, MaxWait, time);
        builder.TimeProvider = time;
        builder.Name = key.Provider;
        builder.InstanceName = key.Feature;
        builder.AddRateLimiter(key.IsJob ? _jobs : _requests);
        if (key.IsJob)
        {
            builder.AddRateLimiter(pacer).AddPipeline(breaker).AddTimeout(options.JobTimeout);
            return;
        }

        builder.AddTimeout(options.TotalTimeout);
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<TextAnalyticsException>(IsRetried).Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = options.MaxRetries,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = MaxWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static arguments => ValueTask.FromResult(
                    (arguments.Outcome.Exception as TextAnalyticsException)?.RetryAfter * (1 + (Random.Shared.NextDouble() / 5))),
            });
        }

        builder.AddRateLimiter(pacer).AddPipeline(breaker).AddTimeout(options.TryTimeout);
    }

    private void AddBreaker(ResiliencePipelineBuilder builder, string provider)
    {
        builder.TimeProvider = time;
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<TextAnalyticsException>(IsPassing).Handle<TimeoutRejectedException>(),
            FailureRatio = 0.5,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = options.BreakDuration,
            OnOpened = _ =>
            {
                _broken[provider] = time.GetUtcNow();
                return ValueTask.CompletedTask;
            },
            OnClosed = _ =>
            {
                _broken.TryRemove(provider, out DateTimeOffset _);
                return ValueTask.CompletedTask;
            },
        });
    }

    private static bool IsRetried(TextAnalyticsException exception) => IsPassing(exception) && !(exception.RetryAfter > MaxWait);

    private static bool IsPassing(TextAnalyticsException exception) =>
        exception.Error.Kind is TextAnalyticsErrorKind.Transient or TextAnalyticsErrorKind.Throttled;

    private static ConcurrencyLimiter Slots(int count) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = count,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
