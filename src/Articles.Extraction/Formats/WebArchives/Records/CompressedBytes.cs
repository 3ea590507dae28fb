namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>
/// A window of a stream that is read forward. It begins at the member that is read, so that a damaged one can be searched for the next; of
/// a member over 1 MB it keeps the end.
/// </summary>
/// <param name="stream">The stream; it stays open.</param>
/// <param name="position">The offset in the file of its first byte.</param>
internal sealed class CompressedBytes(Stream stream, long position = 0)
{
    private const int MaxKept = 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The offset of the window's first byte in the stream.</summary>
    public long Position { get; private set; } = position;

    /// <summary>The bytes in the window.</summary>
    public ReadOnlySpan<byte> Available => _buffer.AsSpan(_start.._end);

    /// <summary>Reads until the window has <paramref name="count"/> bytes.</summary>
    /// <returns>Whether the stream has as many.</returns>
    public bool Ensure(int count)
    {
        while (_end - _start < count)
        {
            MakeRoom(count);
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }

    /// <summary>Moves the window's start forward, by at most as many bytes as it has.</summary>
    public void Skip(int count)
    {
        count = Math.Min(count, _end - _start);
        _start += count;
        Position += count;
    }

    /// <summary>Moves the window's start behind zeros.</summary>
    public void SkipZeros()
    {
        while (Ensure(1) && Available[0] == 0)
        {
            var other = Available.IndexOfAnyExcept((byte)0);
            Skip(other < 0 ? Available.Length : other);
        }
    }

    /// <summary>Moves the window's start to the next place of <paramref name="pattern"/>.</summary>
    /// <returns>Whether there is one.</returns>
    public bool SkipTo(ReadOnlySpan<byte> pattern)
    {
        while (Ensure(pattern.Length))
        {
            var found = Available.IndexOf(pattern);
            if (found >= 0)
            {
                Skip(found);
                return true;
            }

            Skip(Available.Length - pattern.Length + 1);
        }

        return false;
    }

    /// <summary>Gives up the first bytes of a member over the bound.</summary>
    /// <returns>How many were given up.</returns>
    public int Shorten(int count)
    {
        var spare = count > MaxKept ? count - MaxKept : 0;
        Skip(spare);
        return spare;
    }

    private void MakeRoom(int count)
    {
        if (_buffer.Length - _start >= count && _end < _buffer.Length)
        {
            return;
        }

        var target = _buffer.Length < count || _end - _start == _buffer.Length ? new byte[Math.Max(count, 2 * _buffer.Length)] : _buffer;
        Available.CopyTo(target);
        (_buffer, _end, _start) = (target, _end - _start, 0);
    }
}
