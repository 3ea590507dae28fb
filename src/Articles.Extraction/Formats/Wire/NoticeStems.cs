using System.Buffers;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// Parts of words, one of which is in whatever a pattern of notices finds. Such a pattern takes up to twenty megabytes and a tenth of a
/// second to build, and nearly no text has any of them.
/// </summary>
/// <param name="stems">The parts, in any case. The first three letters of each are of ASCII, since only these are searched for fast.</param>
internal sealed class NoticeStems(params string[] stems)
{
    // To a pattern that ignores case, the sign of kelvins is a k.
    private const char Kelvin = '\u212A';

    private readonly SearchValues<string> _stems = SearchValues.Create(stems, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one of them is in a text.</summary>
    public bool AreIn(ReadOnlySpan<char> text) => text.ContainsAny(_stems) || text.Contains(Kelvin);
}
