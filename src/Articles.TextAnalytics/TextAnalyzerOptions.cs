namespace Articles.TextAnalytics;

/// <summary>What a <see cref="TextAnalyzer"/> asks for.</summary>
public sealed class TextAnalyzerOptions
{
    /// <summary>
    /// The features. Default: <see cref="AnalysisFeatures.Default"/>. <see cref="AnalysisFeatures.Opinions"/> need
    /// <see cref="AnalysisFeatures.Sentiment"/>.
    /// </summary>
    public AnalysisFeatures Features { get; init; } = AnalysisFeatures.Default;

    /// <summary>The number of sentences in a summary, 1 to 20. Default 3.</summary>
    public int SummarySentences { get; init; } = 3;

    /// <summary>
    /// The maximum number of text elements in a document for a metered engine, 1 or more. Default 5,000: Azure AI Language accepts 5,120
    /// and bills each 1,000 begun. An engine with a lower limit gets less. Engines that are not metered, and jobs, get as much as they
    /// accept.
    /// </summary>
    public int ChunkLength { get; init; } = 5000;

    /// <summary>How requests are sent.</summary>
    public RequestOptions Requests { get; init; } = new();

    internal AnalysisParameters Parameters => new(SummarySentences, Features.HasFlag(AnalysisFeatures.Opinions));

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    /// <exception cref="ArgumentException">Opinions are asked for without sentiment.</exception>
    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Features & ~AnalysisFeatures.All, AnalysisFeatures.None, nameof(Features));
        ArgumentOutOfRangeException.ThrowIfLessThan(SummarySentences, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SummarySentences, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(ChunkLength, 1);
        if (Features.HasFlag(AnalysisFeatures.Opinions) && !Features.HasFlag(AnalysisFeatures.Sentiment))
        {
            throw new ArgumentException("Opinions come with Sentiment: ask for both.", nameof(Features));
        }

        Requests.ThrowIfInvalid();
    }
}
