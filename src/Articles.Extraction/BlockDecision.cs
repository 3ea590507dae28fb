namespace Articles.Extraction;

/// <summary>The cleaner's decision about one block of a page. See <see cref="ExtractedArticle.Blocks"/>.</summary>
/// <param name="Role">The block's classification.</param>
/// <param name="Kept">Whether it is part of the body.</param>
/// <param name="Score">The score, on the cleaner's own scale; positive for text to keep.</param>
/// <param name="Reason">The rule that decided, in a few words.</param>
/// <param name="Text">The block's text, cut to <see cref="MaxText"/> characters.</param>
/// <param name="Location">Its location: a CSS-like path for HTML, <c>line 12</c> for text.</param>
public sealed record BlockDecision(BlockRole Role, bool Kept, double Score, string Reason, string Text, string Location)
{
    /// <summary>The maximum length of a block's text, in characters. Hardly any paragraph is longer.</summary>
    public const int MaxText = 2000;
}
