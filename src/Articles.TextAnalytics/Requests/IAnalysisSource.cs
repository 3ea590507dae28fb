namespace Articles.TextAnalytics.Requests;

/// <summary>Finds the provider of a feature.</summary>
internal interface IAnalysisSource
{
    /// <summary>The provider of a feature.</summary>
    ITextAnalysis<TResult> Find<TResult>(AnalysisFeature feature)
        where TResult : class;
}

/// <summary>One engine answers for all of them.</summary>
internal sealed class EngineAnalyses(ITextAnalytics analytics) : IAnalysisSource
{
    public ITextAnalysis<TResult> Find<TResult>(AnalysisFeature feature)
        where TResult : class => (ITextAnalysis<TResult>)Find(feature.Flag);

    private object Find(AnalysisFeatures feature) => feature switch
    {
        AnalysisFeatures.Language => analytics.Language,
        AnalysisFeatures.Entities => analytics.Entities,
        AnalysisFeatures.Pii => analytics.PersonalInformation,
        AnalysisFeatures.KeyPhrases => analytics.KeyPhrases,
        AnalysisFeatures.Sentiment => analytics.Sentiment,
        AnalysisFeatures.Summary => analytics.Summary,
        AnalysisFeatures.AbstractiveSummary => analytics.AbstractiveSummary,
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "It is not asked for by a request of its own."),
    };
}
