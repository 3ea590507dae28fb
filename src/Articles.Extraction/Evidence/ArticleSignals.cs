namespace Articles.Extraction.Evidence;

/// <summary>
/// The word-level evidence that both cleaners share. Loading its lists takes some milliseconds, so there is one for all. Immutable.
/// </summary>
internal sealed class ArticleSignals
{
    public ArticleSignals()
    {
        Bylines = new BylineParser(Agencies);
        Language = new LanguageGuess(StopWords);
    }

    public BoilerplatePhrases Phrases { get; } = new();

    public EditorialNotes Notes { get; } = new();

    public StopWords StopWords { get; } = new();

    public LanguageGuess Language { get; }

    public AgencyDetector Agencies { get; } = new();

    public BylineParser Bylines { get; }

    public DateParser Dates { get; } = new();

    public CaptionClassifier Captions { get; } = new();
}
