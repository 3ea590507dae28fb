namespace Articles.TextAnalytics;

/// <summary>What is asked of text analytics. Each costs text records of its own when the provider is metered.</summary>
[Flags]
public enum AnalysisFeatures
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Language detection.</summary>
    Language = 1,

    /// <summary>Named entities.</summary>
    Entities = 2,

    /// <summary>Key phrases.</summary>
    KeyPhrases = 4,

    /// <summary>Sentiment of the whole and of each sentence.</summary>
    Sentiment = 8,

    /// <summary>An extractive summary.</summary>
    Summary = 16,

    /// <summary>What is on unless the settings say otherwise.</summary>
    Default = Language | Entities | KeyPhrases | Sentiment | Summary,

    /// <summary>Personal information.</summary>
    Pii = 32,

    /// <summary>The targets of opinions, with <see cref="Sentiment"/>, at no further cost.</summary>
    Opinions = 64,

    /// <summary>A summary in words of its own; not available offline.</summary>
    AbstractiveSummary = 128,

    /// <summary>All of them.</summary>
    All = Default | Pii | Opinions | AbstractiveSummary,
}
