namespace Pipeline.Articles.Enrichment;

/// <summary>What enrichment asks of text analytics. Each costs text records of its own when the provider is metered.</summary>
[Flags]
public enum AnalysisFeatures
{
    /// <summary>Nothing: articles are published as cleaned.</summary>
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

    /// <summary>All of them.</summary>
    All = Language | Entities | KeyPhrases | Sentiment | Summary,
}
