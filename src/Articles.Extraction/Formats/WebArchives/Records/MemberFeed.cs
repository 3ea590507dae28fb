namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>Hands a member's compressed bytes to its decompressor, and remembers which it took last: it takes more than it needs.</summary>
/// <param name="bytes">The bytes, from the member's beginning.</param>
/// <param name="start">Where the compressed bytes begin in them.</param>
internal sealed class MemberFeed(CompressedBytes bytes, int start) : ForwardStream
{
    private const int MaxChunk = 8 * 1024;

    // The shortest content of a member takes two bytes.
    private readonly int _shortest = start + 2;
    private int _last = start;
    private int _fed = start;

    /// <summary>How far the bytes were taken, from the window's beginning.</summary>
    public int Fed => _fed;

    /// <summary>Whether more bytes were wanted than the file has.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Where the pattern stands among the bytes taken last and behind them; negative if it does not.</summary>
    public int FindBehind(ReadOnlySpan<byte> pattern)
    {
        bytes.Ensure(_fed + pattern.Length);
        var from = Math.Max(_last, _shortest);
        var to = Math.Min(_fed + pattern.Length, bytes.Available.Length);
        return from < to && bytes.Available[from..to].IndexOf(pattern) is var found and >= 0 ? from + found : -1;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        _fed -= bytes.Shorten(_fed);
        if (!bytes.Ensure(_fed + 1))
        {
            IsExhausted = true;
            return 0;
        }

        var count = Math.Min(Math.Min(buffer.Length, MaxChunk), bytes.Available.Length - _fed);
        bytes.Available.Slice(_fed, count).CopyTo(buffer);
        _last = _fed;
        _fed += count;
        return count;
    }
}
