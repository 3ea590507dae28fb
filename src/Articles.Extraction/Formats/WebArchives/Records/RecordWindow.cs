namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>
/// A window of an archive's expanded bytes, which begins at the record that is read. It reads ahead; a damaged member ends it until <see
/// cref="Recover"/>.
/// </summary>
/// <param name="source">The bytes.</param>
internal sealed class RecordWindow(ArchiveSource source)
{
    private const int MinRead = 16 * 1024;
    private const int Glance = 1024;

    private readonly Queue<(long Position, long Member)> _members = [];
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private long _position = source.Origin;
    private long _lastMember = -1;
    private bool _isLent;

    /// <summary>The bytes in the window.</summary>
    public ReadOnlySpan<byte> Available => _buffer.AsSpan(_start.._end);

    /// <summary>The damaged member that ends the window; null at the end of the file.</summary>
    public MemberFaultException? Fault { get; private set; }

    /// <summary>Where the window begins.</summary>
    public RecordPlace Place => PlaceOf(0);

    /// <summary>Bytes of the window, which stay what they are until <see cref="Skip"/>, however far is read ahead.</summary>
    public ReadOnlyMemory<byte> Slice(int start, int length)
    {
        _isLent = true;
        return _buffer.AsMemory(_start + start, length);
    }

    /// <summary>Reads until the window has <paramref name="count"/> bytes.</summary>
    /// <returns>Whether there are as many before a fault or the end.</returns>
    public bool Ensure(int count)
    {
        while (_end - _start < count)
        {
            if (!Fill(count))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Moves the window's start forward, by at most as many bytes as it has.</summary>
    public void Skip(int count)
    {
        _isLent = false;
        count = Math.Min(count, _end - _start);
        _start += count;
        _position += count;
        while (_members.Count > 1 && _members.ElementAt(1).Position <= _position)
        {
            _members.Dequeue();
        }
    }

    /// <summary>The first byte from <paramref name="start"/> that ends no line; the window's end if there is none.</summary>
    public int SkipLineEnds(int start)
    {
        while (Ensure(start + 1))
        {
            var other = Available[start..].IndexOfAnyExcept((byte)'\r', (byte)'\n');
            if (other >= 0)
            {
                return start + other;
            }

            start = Available.Length;
        }

        return start;
    }

    /// <summary>The member that the byte comes from.</summary>
    public long MemberOf(int index) => MarkOf(_position + index).Member;

    /// <summary>Whether the member that the byte comes from is damaged, as far as that is known.</summary>
    public bool IsMemberDamaged(int index)
    {
        var member = MemberOf(index);
        return Fault is { } fault ? fault.Member == member && !fault.IsCutOff : source.Member == member && source.IsMemberDamaged();
    }

    /// <summary>The first member that begins between two bytes of the window, and with a record.</summary>
    /// <returns>Its index in the window; null if there is none.</returns>
    public int? FindMember(int after, int end, StartPredicate isStart)
    {
        if (_lastMember == _members.Peek().Member)
        {
            return null;
        }

        foreach (var (position, _) in _members.ToArray())
        {
            var index = (int)(position - _position);
            if (index <= after || index >= end)
            {
                continue;
            }

            Ensure(index + Glance);
            if (isStart(Available[index..]))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>Leaves everything up to the fault, and goes on behind the damaged member.</summary>
    /// <returns>Whether anything follows it.</returns>
    public bool Recover(StartPredicate isStart)
    {
        Skip(_end - _start);
        Fault = null;
        return source.Recover(isStart);
    }

    private RecordPlace PlaceOf(int index)
    {
        var position = _position + index;
        var mark = MarkOf(position);
        return source.IsCompressed ? new RecordPlace(mark.Member, position - mark.Position) : new RecordPlace(position, 0);
    }

    private (long Position, long Member) MarkOf(long position)
    {
        var found = (Position: 0L, Member: 0L);
        foreach (var mark in _members)
        {
            if (mark.Position > position)
            {
                break;
            }

            found = mark;
        }

        return found;
    }

    private bool Fill(int count)
    {
        if (Fault is not null)
        {
            return false;
        }

        MakeRoom(Math.Max(count, _end - _start + MinRead));
        try
        {
            var read = source.Read(_buffer.AsSpan(_end));
            if (read == 0)
            {
                return false;
            }

            if (_lastMember != source.Member)
            {
                _lastMember = source.Member;
                _members.Enqueue((_position + _end - _start, source.Member));
            }

            _end += read;
            return true;
        }
        catch (MemberFaultException fault)
        {
            Fault = fault;
            return false;
        }
    }

    private void MakeRoom(int count)
    {
        if (_buffer.Length - _start >= count)
        {
            return;
        }

        var length = _buffer.Length < count ? Math.Max(count, 2 * _buffer.Length) : _buffer.Length;
        var target = length > _buffer.Length || _isLent ? new byte[length] : _buffer;
        Available.CopyTo(target);
        (_buffer, _end, _start, _isLent) = (target, _end - _start, 0, false);
    }
}
