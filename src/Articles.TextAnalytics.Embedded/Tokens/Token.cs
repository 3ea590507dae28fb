namespace Articles.TextAnalytics.Embedded.Tokens;

/// <summary>A token of a text.</summary>
/// <param name="Offset">Start, in UTF-16 code units.</param>
/// <param name="Length">Length, in UTF-16 code units.</param>
/// <param name="Kind">What it is made of.</param>
internal readonly record struct Token(int Offset, int Length, TokenKind Kind)
{
    /// <summary>The first code unit after it.</summary>
    public int End => Offset + Length;
}
