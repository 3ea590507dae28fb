using System.ComponentModel.DataAnnotations;
using Articles.TextAnalytics;

namespace Pipeline.Articles.Enrichment;

/// <summary>Settings of the enrichment stage; configuration section <c>Enrichment</c>.</summary>
public sealed class EnrichmentOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Enrichment";

    /// <summary>
    /// Which features run, as text, separated by commas. <see cref="AnalysisFeatures.Default"/> is
    /// <c>Language,Entities,KeyPhrases,Sentiment,Summary</c>. <see cref="AnalysisFeatures.Pii"/>, <see cref="AnalysisFeatures.Opinions"/>
    /// and <see cref="AnalysisFeatures.AbstractiveSummary"/> cost more or change the published article, so they are not in it.
    /// </summary>
    public AnalysisFeatures Features { get; set; } = AnalysisFeatures.Default;

    /// <summary>The provider of each feature: <c>embedded</c>, or <c>azure</c> if the host has it.</summary>
    public FeatureProviders Providers { get; } = new();

    /// <summary>Sentences in a summary, 1 to 20 (the service's limit). Default 3.</summary>
    [Range(1, 20)]
    public int SummarySentences { get; set; } = 3;

    /// <summary>
    /// Text elements per document of a synchronous request, 100 to 5,120. Default 5,000: more would start another text record (the service
    /// accepts 5,120, and bills by 1,000). A provider with a lower limit gets less.
    /// </summary>
    [Range(100, 5120)]
    public int ChunkLength { get; set; } = 5000;

    /// <summary>
    /// Whether personal information that <see cref="AnalysisFeatures.Pii"/> finds is masked with asterisks in everything that is published:
    /// text, title, byline, captions, addresses, and everything derived from them. Default true; otherwise it is only listed.
    /// </summary>
    public bool RedactPii { get; set; } = true;

    /// <summary>
    /// Ignored categories of personal information, separated by commas. The default is the categories that news is about; empty to find,
    /// and mask, everything that the provider supports.
    /// </summary>
    public string PiiExcept { get; set; } = "Person,PersonType,Organization,DateTime,Quantity,URL";

    /// <summary>
    /// How long a document waits for others to share its request, 0 to 1 s. Default 50 ms. Providers that accept one document per request
    /// do not wait.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan CoalescingDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Requests per minute and feature that a process sends to a metered provider, 1 to 1,000,000. Default 900: the service accepts 1,000
    /// (tier S; 300 in F0), from all instances together.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 900;

    /// <summary>Whether results of metered providers are kept, so that unchanged text is not paid for twice. Default true.</summary>
    public bool CacheResults { get; set; } = true;

    /// <summary>Concurrent requests in this process, 1 to 1,000, and as many jobs in addition. Default 8.</summary>
    [Range(1, 1000)]
    public int MaxConcurrentRequests { get; set; } = 8;

    /// <summary>Time for one try of a request, 1 s to 5 min. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Time for a document with all tries of its request, 1 s to 9 min: below the queue's ten-minute visibility timeout. Default 2 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Time for a job (summaries by Azure AI Language), 10 s to 7 min. Default 5 min. A job is not retried, because the service bills each.
    /// The article is deferred, and finds the result in the cache if the job ends in time.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:07:00")]
    public TimeSpan JobTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Retries after a transient or throttled try, 0 to 10. Default 3. After a longer throttle, the article is deferred instead.
    /// </summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>How long the circuit stays open after half of at least ten requests failed within 30 s, 1 s to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long an article is first deferred when the service does not answer or throttles, 1 s to 1 h; doubled at each attempt. Default 1
    /// min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstDeferral { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest single deferral of an article, 1 s to 7 days (the queue's limit). Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MaxDeferral { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The settings as the library's options; the library does not read configuration.</summary>
    internal TextAnalyzerOptions ForAnalyzer(BudgetOptions budget) => new()
    {
        Features = Features,
        SummarySentences = SummarySentences,
        ChunkLength = ChunkLength,
        Requests = new RequestOptions
        {
            CoalescingDelay = CoalescingDelay,
            RequestsPerMinute = RequestsPerMinute,
            MaxConcurrentRequests = MaxConcurrentRequests,
            TryTimeout = TryTimeout,
            TotalTimeout = TotalTimeout,
            JobTimeout = JobTimeout,
            MaxRetries = MaxRetries,
            BreakDuration = BreakDuration,
            DailyTextRecords = budget.DailyTextRecords,
        },
    };
}
