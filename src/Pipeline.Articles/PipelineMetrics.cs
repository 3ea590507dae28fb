using System.Diagnostics.Metrics;

namespace Pipeline.Articles;

/// <summary>The pipeline's metrics, under the meter <see cref="MeterName"/>.</summary>
public sealed class PipelineMetrics : IDisposable
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "Pipeline.Articles";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _textRecords;
    private readonly Counter<long> _requests;
    private readonly Histogram<int> _documents;
    private readonly Counter<long> _reused;
    private readonly Counter<long> _deferred;
    private readonly Counter<long> _stages;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _poison;

    /// <summary>Makes the instruments.</summary>
    public PipelineMetrics()
    {
        _textRecords = _meter.CreateCounter<long>(
            "pipeline.text_records", "{record}", "Text records billed, or that may have been, by feature and provider.");
        _requests = _meter.CreateCounter<long>(
            "pipeline.text_analytics.requests", "{request}", "Tries of requests, by feature, provider and outcome.");
        _documents = _meter.CreateHistogram<int>(
            "pipeline.text_analytics.request.documents", "{document}", "Documents a request, by feature and provider.");
        _reused = _meter.CreateCounter<long>(
            "pipeline.text_analytics.reused", "{document}", "Documents whose result was kept from before, by feature and provider.");
        _deferred = _meter.CreateCounter<long>(
            "pipeline.articles.deferred", "{article}", "Articles deferred, by reason: unavailable, budget, failed.");
        _stages = _meter.CreateCounter<long>(
            "pipeline.stage.runs", "{article}", "Runs of a stage on an article, by stage and outcome: done, failed.");
        _durations = _meter.CreateHistogram<double>(
            "pipeline.stage.duration", "s",
            "How long a stage's run took, by stage and outcome; with the stages that took the article directly.");
        _poison = _meter.CreateCounter<long>("pipeline.poison", "{message}", "Poisoned messages put on record, by queue.");
    }

    /// <summary>A stage's run ended.</summary>
    /// <param name="stage">The function's name.</param>
    /// <param name="succeeded">True if it succeeded (a rejection is a success), false if it failed and is tried again.</param>
    /// <param name="duration">How long it took.</param>
    public void StageEnded(string stage, bool succeeded, TimeSpan duration)
    {
        var byStage = new KeyValuePair<string, object?>("article.stage", stage);
        var byOutcome = new KeyValuePair<string, object?>("article.outcome", succeeded ? "done" : "failed");
        _stages.Add(1, byStage, byOutcome);
        _durations.Record(duration.TotalSeconds, byStage, byOutcome);
    }

    /// <summary>A poisoned message was recorded.</summary>
    public void Poisoned(string queue) => _poison.Add(1, new KeyValuePair<string, object?>("messaging.destination.name", queue));

    /// <summary>A try of a text-analytics request ended.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="provider">The engine.</param>
    /// <param name="outcome"><c>answered</c>, <c>throttled</c> or <c>failed</c>.</param>
    /// <param name="documents">Documents in it.</param>
    /// <param name="textRecords">The text records that it cost, or may have cost.</param>
    public void TextAnalyticsRequested(string feature, string provider, string outcome, int documents, int textRecords)
    {
        var (byFeature, byProvider) = Tags(feature, provider);
        _requests.Add(1, byFeature, byProvider, new KeyValuePair<string, object?>("outcome", outcome));
        _documents.Record(documents, byFeature, byProvider);
        if (textRecords > 0)
        {
            _textRecords.Add(textRecords, byFeature, byProvider);
        }
    }

    /// <summary>A document needed no request.</summary>
    public void TextAnalyticsReused(string feature, string provider)
    {
        var (byFeature, byProvider) = Tags(feature, provider);
        _reused.Add(1, byFeature, byProvider);
    }

    /// <summary>An article was deferred.</summary>
    public void ArticleDeferred(bool forBudget) =>
        _deferred.Add(1, new KeyValuePair<string, object?>("reason", forBudget ? "budget" : "unavailable"));

    /// <summary>A file was deferred, because its cleaning failed.</summary>
    public void CleaningDeferred() => _deferred.Add(1, new KeyValuePair<string, object?>("reason", "failed"));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static (KeyValuePair<string, object?> Feature, KeyValuePair<string, object?> Provider) Tags(string feature, string provider) =>
        (new("feature", feature), new("provider", provider));
}
