namespace Articles.TextAnalytics.Text;

/// <summary>A part of a text.</summary>
/// <param name="Offset">Start, in UTF-16 code units.</param>
/// <param name="Length">Length, in UTF-16 code units.</param>
public readonly record struct TextSpan(int Offset, int Length)
{
    /// <summary>The first code unit after the part.</summary>
    public int End => Offset + Length;
}
