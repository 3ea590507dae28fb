using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Enrichment;

/// <summary>Settings of the enrichment stage; configuration section <c>Enrichment</c>.</summary>
public sealed class EnrichmentOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Enrichment";

    /// <summary>
    /// Which features run, as text, separated by commas: <c>Language,Entities,Sentiment</c>. Default: <see cref="AnalysisFeatures.Default"/>.
    /// <see cref="AnalysisFeatures.Pii"/>, <see cref="AnalysisFeatures.Opinions"/> and <see cref="AnalysisFeatures.AbstractiveSummary"/> cost or
    /// change what is published, so they have to be asked for.
    /// </summary>
    public AnalysisFeatures Features { get; set; } = AnalysisFeatures.Default;

    /// <summary>Which provider answers for which feature.</summary>
    public FeatureProviders Providers { get; } = new();

    /// <summary>Sentences in a summary, 1 to 20 (the service's limit). Default 3.</summary>
    [Range(1, 20)]
    public int SummarySentences { get; set; } = 3;

    /// <summary>Text elements a document of a synchronous request, 100 to 5,120. Default 5,000: the most that costs no begun record more (the service takes 5,120, and bills by 1,000). A provider that takes less gets less.</summary>
    [Range(100, 5120)]
    public int ChunkLength { get; set; } = 5000;

    /// <summary>Requests under way at once in this process, 1 to 1,000. Default 8.</summary>
    [Range(1, 1000)]
    public int MaxConcurrentRequests { get; set; } = 8;

    /// <summary>Time for one try of a request, 1 s to 5 min. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for a request with all its retries, 1 s to 9 min: below the ten minutes that the host hides a message for. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Retries after a transient or throttled try, 0 to 10. Default 3. A longer throttle puts the article off instead.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>How long the circuit stays open after half of at least ten requests failed within 30 s, 1 s to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an article is first put off for when the service does not answer or throttles, 1 s to 1 h; doubled at each attempt. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstDeferral { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest an article is put off for at a time, 1 s to 7 days (the queue's limit). Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MaxDeferral { get; set; } = TimeSpan.FromHours(1);
}
