namespace Articles.Extraction;

/// <summary>What the cleaner did with one block of a page: see <see cref="ExtractedArticle.Blocks"/>.</summary>
/// <param name="Role">What the block was taken for.</param>
/// <param name="Kept">Whether it went into the body.</param>
/// <param name="Score">The evidence, in the cleaner's own scale; positive speaks for keeping.</param>
/// <param name="Reason">Which rule decided, in a few words.</param>
/// <param name="Text">The block's text, cut to <see cref="MaxText"/> characters.</param>
/// <param name="Location">Where it stood: a CSS-like path for HTML, <c>line 12</c> for text.</param>
public sealed record BlockDecision(BlockRole Role, bool Kept, double Score, string Reason, string Text, string Location)
{
    /// <summary>The most characters of a block's text: more than nearly every paragraph has.</summary>
    public const int MaxText = 2000;
}
