namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>What became of an article in a crawl archive.</summary>
/// <param name="Kind">What.</param>
/// <param name="Code">The code of the reason, if it was rejected.</param>
internal readonly record struct CaptureOutcome(CaptureOutcomeKind Kind, string? Code = null)
{
    /// <summary>It was rejected.</summary>
    public static CaptureOutcome Rejected(string code) => new(CaptureOutcomeKind.Rejected, code);
}
