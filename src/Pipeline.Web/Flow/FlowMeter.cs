using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;

namespace Pipeline.Web.Flow;

/// <summary>
/// How fast articles pass the stages, from one look at the ledger to the next. What was published in between has the time of it in its row.
/// What was enriched is that, and what more waits for publishing; what was cleaned is what was enriched, and what more waits for it. An
/// article that fails or is withdrawn in between is missed. It works whichever process runs the stages.
/// </summary>
internal sealed class FlowMeter
{
    private const int Buckets = 60;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Bucket = Window / Buckets;
    private static readonly TimeSpan RateWindow = TimeSpan.FromMinutes(1);

    private readonly List<Sample> _samples = [];
    private (DateTimeOffset At, long Cleaned, long Enriched)? _last;

    /// <summary>From when on the next look has to count what was published; null when it is the first.</summary>
    public DateTimeOffset? CountFrom => _last?.At;

    /// <summary>Takes a look in.</summary>
    /// <param name="status">The counts.</param>
    /// <param name="published">How many were published since <see cref="CountFrom"/>, up to the look's time.</param>
    public void Add(PipelineStatus status, long published)
    {
        var (cleaned, enriched) = (Count(status, ArticleStage.Cleaned), Count(status, ArticleStage.Enriched));
        if (_last is { } last)
        {
            var passedEnrichment = Math.Max(0, published + enriched - last.Enriched);
            var passedCleaning = Math.Max(0, passedEnrichment + cleaned - last.Cleaned);
            _samples.Add(new Sample(last.At, status.At, [passedCleaning, passedEnrichment, published]));
            _samples.RemoveAll(sample => sample.To < status.At - Window);
        }

        _last = (status.At, cleaned, enriched);
    }

    /// <summary>Articles a minute in the last minute.</summary>
    /// <param name="stage">0 to 2.</param>
    public double? PerMinute(int stage) => _last is { } last ? Rate(stage, last.At - RateWindow, last.At) : null;

    /// <summary>Articles a minute, in even steps over the window.</summary>
    /// <inheritdoc cref="PerMinute"/>
    public IReadOnlyList<double?> History(int stage) => _last is not { } last
        ? []
        : [.. Enumerable.Range(0, Buckets)
            .Select(bucket => Rate(stage, last.At - Window + (bucket * Bucket), last.At - Window + ((bucket + 1) * Bucket)))];

    /// <summary>The rate in a span of time: each sample counts by as much of it as lies in there. Null when none does.</summary>
    private double? Rate(int stage, DateTimeOffset from, DateTimeOffset to)
    {
        var (passed, watched) = (0.0, TimeSpan.Zero);
        foreach (var sample in _samples)
        {
            var shared = (sample.To < to ? sample.To : to) - (sample.From > from ? sample.From : from);
            if (shared > TimeSpan.Zero)
            {
                passed += sample.Passed[stage] * (shared / (sample.To - sample.From));
                watched += shared;
            }
        }

        return watched > TimeSpan.Zero ? passed / watched.TotalMinutes : null;
    }

    private static long Count(PipelineStatus status, ArticleStage stage) =>
        status.Stages.Single(counted => counted.Stage == stage).Articles;

    private sealed record Sample(DateTimeOffset From, DateTimeOffset To, long[] Passed);
}
