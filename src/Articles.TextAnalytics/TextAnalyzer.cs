using Articles.TextAnalytics.Requests;
using Articles.TextAnalytics.Results;
using Polly.Registry;

namespace Articles.TextAnalytics;

/// <summary>
/// Analyses whole texts of any length with an engine. It cuts them into documents that the engine accepts, puts the documents of concurrent
/// calls into common requests, paces, retries and caps these, and merges the results. Safe for concurrent callers. Create one and keep it.
/// </summary>
public sealed class TextAnalyzer : IAsyncDisposable
{
    private readonly TextAnalyzerOptions _options;
    private readonly ResiliencePipelineRegistry<RequestKey> _pipelines = new();
    private readonly ResilientRequests _requests;
    private readonly DailyBudget _budget;
    private readonly FeatureChannels _channels;

    /// <summary>Creates an analyzer.</summary>
    /// <param name="analytics">The engine.</param>
    /// <param name="options">What to ask for; null for the defaults.</param>
    /// <param name="cache">Keeps the results of a metered engine; null for no cache.</param>
    /// <param name="budget">Counts a day's text records; required if they are capped.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or there is a cap and no store to keep it in.</exception>
    public TextAnalyzer(
        ITextAnalytics analytics, TextAnalyzerOptions? options = null, IAnalysisCache? cache = null, IBudgetStore? budget =
            null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(analytics);
        _options = options ?? new TextAnalyzerOptions();
        _options.ThrowIfInvalid();
        if (_options.Requests.DailyTextRecords > 0 && budget is null)
        {
            throw new ArgumentException("A cap on text records is kept in a store: give one.", nameof(budget));
        }

        var clock = time ?? TimeProvider.System;
        _requests = new ResilientRequests(_pipelines, _options.Requests, clock);
        _budget = new DailyBudget(_options.Requests.DailyTextRecords, clock, budget);
        var services = new RequestServices(_requests, _budget, NoObserver.Instance, _options.Requests, clock);
        _channels = new FeatureChannels(new EngineAnalyses(analytics), _options.Parameters, cache, services);
    }

    /// <summary>
    /// Analyses a text. A feature that refuses the text (an unsupported language, for example) is left out, with the reason in <see
    /// cref="AnalysisResult.Missing"/>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="language">ISO 639-1, if it is known; null to detect it, if that feature is on.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="AnalysisDeferredException">The engine is unavailable now, or the day's text records are spent.</exception>
    public async Task<AnalysisResult> AnalyzeAsync(string text, string? language = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var run = new AnalysisRun(_channels, _options, cancellationToken);
        try
        {
            language ??= await run.DetectLanguageAsync(text);
            var mentions = await run.FindPersonalInformationAsync(text, language);
            var result = await run.AnalyzeAsync(text, language);
            return result with { PersonalInformation = mentions is null ? null : [.. mentions.Select(PersonalInformationSpan.From)] };
        }
        catch (AnalysisDeferredException deferred)
        {
            throw run.Deferred(deferred);
        }
    }

    /// <summary>Gives back the day's text records that are reserved and not spent.</summary>
    public async ValueTask DisposeAsync()
    {
        await _budget.DisposeAsync();
        await _pipelines.DisposeAsync();
        _requests.Dispose();
    }
}
