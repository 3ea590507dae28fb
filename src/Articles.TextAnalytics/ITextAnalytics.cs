using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics;

/// <summary>All features of one engine.</summary>
public interface ITextAnalytics
{
    /// <summary>Each document's main language.</summary>
    ITextAnalysis<DetectedLanguage> Language { get; }

    /// <summary>Named entities.</summary>
    ITextAnalysis<TextEntities> Entities { get; }

    /// <summary>Personal information.</summary>
    ITextAnalysis<PersonalInformation> PersonalInformation { get; }

    /// <summary>Key phrases.</summary>
    ITextAnalysis<KeyPhrases> KeyPhrases { get; }

    /// <summary>Sentiment, and the targets of opinions if they are asked for.</summary>
    ITextAnalysis<TextSentiment> Sentiment { get; }

    /// <summary>Extractive summary.</summary>
    ITextAnalysis<ExtractiveSummary> Summary { get; }

    /// <summary>Abstractive summary.</summary>
    ITextAnalysis<AbstractiveSummary> AbstractiveSummary { get; }
}
