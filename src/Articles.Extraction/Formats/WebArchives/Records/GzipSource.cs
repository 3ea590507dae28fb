using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>
/// A web archive compressed by gzip (RFC 1952), record by record or as a whole. System.IO.Compression tells neither where a member begins
/// nor that one is cut off, and nothing can be read behind a damaged one; so the members are taken apart here.
/// </summary>
/// <param name="stream">The archive; it stays open.</param>
/// <param name="count">Told of what is expanded; its exceptions end the reading.</param>
internal sealed class GzipSource(Stream stream, ExpansionCounter count) : ArchiveSource
{
    private const int Trailer = 8;
    private const int Glance = 512;
    private const int MaxRatio = 250;
    private const long Allowance = 100_000_000;

    private Stream _stream = stream;
    private CompressedBytes _bytes = new(stream);
    private readonly Crc32 _checksum = new();
    private MemberFeed? _feed;
    private DeflateStream? _inflate;
    private long _member;
    private long _length;
    private long _checked = -1;
    private bool _isDamaged;

    public override long Member => _member;

    public override bool IsCompressed => true;

    /// <summary>Whether no member is open.</summary>
    public bool IsBetween => _inflate is null;

    public override int Read(Span<byte> buffer)
    {
        while (_inflate is not null || TryBegin())
        {
            var read = Inflate(buffer);
            if (read > 0)
            {
                _length += read;
                _checksum.Append(buffer[..read]);
                count(read, _length, _bytes.Position + _feed!.Fed - _member);
                return read;
            }

            End();
        }

        return 0;
    }

    public override bool IsMemberDamaged()
    {
        if (_inflate is not null && _checked != _member)
        {
            (_checked, _isDamaged) = (_member, CheckMember());
        }

        return _inflate is not null && _isDamaged;
    }

    /// <summary>A record may begin in one member and go on in the next, so any member will do.</summary>
    public override bool Recover(StartPredicate isStart)
    {
        Close();
        _bytes.Skip(1);
        while (_bytes.SkipTo(GzipHeader.Magic))
        {
            if (GzipHeader.LengthOf(_bytes) is { } length && !Beginning(length).IsEmpty)
            {
                return true;
            }

            _bytes.Skip(1);
        }

        _bytes.Skip(_bytes.Available.Length);
        return false;
    }

    public override void MoveTo(Stream stream, long offset)
    {
        Close();
        (_stream, _bytes, Origin, _checked) = (stream, new CompressedBytes(stream, offset), offset, -1);
    }

    public override void Dispose() => Close();

    private bool CheckMember()
    {
        var isDamaged = false;
        void Check(Stream again)
        {
            // One that expands to too much is for the reading itself to name.
            var isTooLong = false;
            using var copy = new GzipSource(again, (_, length, packed) => isTooLong = length > Allowance && length > MaxRatio * packed);
            var buffer = new byte[64 * 1024];
            try
            {
                while (!isTooLong && copy.Read(buffer) > 0 && copy.Member == 0)
                {
                }
            }
            catch (MemberFaultException fault)
            {
                isDamaged = fault is { Member: 0, IsCutOff: false };
            }
        }

        (_stream as MeteredStream)?.ReadAgain(_member, Check);
        return isDamaged;
    }

    private bool TryBegin()
    {
        // Some writers fill up blocks behind a member with zeros.
        _bytes.SkipZeros();
        _member = _bytes.Position;
        if (!_bytes.Ensure(1))
        {
            return false;
        }

        var length = GzipHeader.LengthOf(_bytes)
            ?? throw new MemberFaultException(_member, "what stands there is no gzip member, or one that is cut off");
        _feed = new MemberFeed(_bytes, length);
        _inflate = new DeflateStream(_feed, CompressionMode.Decompress);
        _checksum.Reset();
        _length = 0;
        return true;
    }

    private int Inflate(Span<byte> buffer)
    {
        try
        {
            return _inflate!.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw new MemberFaultException(_member, "its compressed bytes are damaged", exception);
        }
    }

    /// <summary>
    /// Finds where the member ends. Only the feed's last bytes can hold it, and what stands behind it is the checksum and the length of its
    /// content, which no other bytes there are by chance.
    /// </summary>
    private void End()
    {
        if (_feed!.IsExhausted)
        {
            throw new MemberFaultException(_member, "its compressed bytes are cut off") { IsCutOff = true };
        }

        Span<byte> trailer = stackalloc byte[Trailer];
        _checksum.GetCurrentHash(trailer);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], unchecked((uint)_length));
        var end = _feed.FindBehind(trailer);
        if (end < 0)
        {
            throw new MemberFaultException(_member, "its content has another checksum than was packed, or is cut off");
        }

        Close();
        _bytes.Skip(end + Trailer);
    }

    private ReadOnlySpan<byte> Beginning(int headerLength)
    {
        var buffer = new byte[Glance];
        try
        {
            using var inflate = new DeflateStream(new MemberFeed(_bytes, headerLength), CompressionMode.Decompress);
            return buffer.AsSpan(0, inflate.ReadAtLeast(buffer, Glance, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private void Close()
    {
        _inflate?.Dispose();
        _inflate = null;
    }
}
