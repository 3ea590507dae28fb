namespace Articles.TextAnalytics;

/// <summary>The features to ask for. With a metered engine, each costs text records.</summary>
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

    /// <summary>Sentiment of the text and of each sentence.</summary>
    Sentiment = 8,

    /// <summary>An extractive summary.</summary>
    Summary = 16,

    /// <summary>The features that are on by default.</summary>
    Default = Language | Entities | KeyPhrases | Sentiment | Summary,

    /// <summary>Personal information.</summary>
    Pii = 32,

    /// <summary>The targets of opinions; comes with <see cref="Sentiment"/>, at no extra cost.</summary>
    Opinions = 64,

    /// <summary>An abstractive summary; not available offline.</summary>
    AbstractiveSummary = 128,

    /// <summary>All features.</summary>
    All = Default | Pii | Opinions | AbstractiveSummary,
}
