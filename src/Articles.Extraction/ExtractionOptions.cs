namespace Articles.Extraction;

/// <summary>
/// The limits of an <see cref="ArticleExtractor"/>. The defaults suit news articles from anywhere; files over a limit are rejected with a
/// reason.
/// </summary>
public sealed class ExtractionOptions
{
    /// <summary>Limits of reading a file: bytes, archives, nesting, pages of a PDF, time.</summary>
    public ReadingOptions Reading { get; init; } = new();

    /// <summary>Limits of cleaning an article: elements and nesting of a page, characters, time.</summary>
    public CleaningOptions Cleaning { get; init; } = new();

    /// <summary>Facts about news agencies.</summary>
    public WireOptions Wire { get; init; } = new();
}
