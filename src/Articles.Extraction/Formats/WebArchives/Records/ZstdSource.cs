using System.Buffers;
using System.Buffers.Binary;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>
/// A web archive compressed by Zstandard (.warc.zst): a frame for each record, and before them, in one that is skipped, the dictionary that
/// all of them need.
/// </summary>
internal sealed class ZstdSource : ArchiveSource
{
    /// <summary>The most bytes of a block (RFC 8878, 3.1.1.2.4), before which nothing of it is expanded.</summary>
    public const int MaxBlock = 128 * 1024;

    private const int DictionaryHeader = 8;
    private const int MaxDictionary = 8 * 1024 * 1024;
    private const int MaxDictionaryWindow = 23;
    private const int BlockHeader = 3;
    private const int Glance = 512;

    private readonly ExpansionCounter _count;
    private readonly byte[]? _dictionary;
    private Stream _stream;
    private CompressedBytes _bytes;
    private readonly Decompressor _frames = new();
    private ZstdFrame? _frame;
    private bool _isOpen;
    private int _fed;
    private long _member;
    private long _length;
    private long _checked = -1;
    private bool _isDamaged;

    /// <param name="stream">The archive; it stays open.</param>
    /// <param name="count">Told of what is expanded; its exceptions end the reading.</param>
    /// <exception cref="InvalidDataException">The dictionary is damaged or cut off.</exception>
    public ZstdSource(Stream stream, ExpansionCounter count)
    {
        (_stream, _bytes, _count) = (stream, new CompressedBytes(stream), count);
        if (_bytes.Ensure(DictionaryHeader) && IsDictionary(_bytes.Available))
        {
            _dictionary = LoadDictionary();
        }
    }

    /// <param name="frame">The archive from a frame on; it stays open.</param>
    /// <param name="source">Has the dictionary.</param>
    private ZstdSource(Stream frame, ZstdSource source)
    {
        (_stream, _bytes, _count) = (frame, new CompressedBytes(frame), (_, _, _) => { });
        if (source._dictionary is { } dictionary)
        {
            _frames.LoadDictionary(dictionary);
        }
    }

    public override long Member => _member;

    public override bool IsCompressed => true;

    private static ReadOnlySpan<byte> Magic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>Whether the bytes begin with a dictionary.</summary>
    public static bool IsDictionary(ReadOnlySpan<byte> bytes) => bytes is [0x5D, 0x2A, 0x4D, 0x18, ..];

    /// <summary>The length in bytes of the dictionary that the bytes begin with, as far as it is told; of one that is too long that of its head.</summary>
    public static int DictionaryLengthOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= DictionaryHeader && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) is <= MaxDictionary and var length
            ? DictionaryHeader + (int)length
            : DictionaryHeader;

    /// <summary>Whether the bytes are a frame.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    public override int Read(Span<byte> buffer)
    {
        while (_isOpen || TryBegin())
        {
            var written = Expand(buffer);
            if (written > 0)
            {
                _length += written;
                _count(written, _length, _bytes.Position + _fed - _member);
                return written;
            }
        }

        return 0;
    }

    public override bool IsMemberDamaged()
    {
        if (_isOpen && _frame!.HasChecksum && _checked != _member)
        {
            (_checked, _isDamaged) = (_member, false);
            (_stream as MeteredStream)?.ReadAgain(_member, again => _isDamaged = IsDamaged(again));
        }

        return _isOpen && _checked == _member && _isDamaged;
    }

    public override bool Recover(StartPredicate isStart)
    {
        (_isOpen, _fed) = (false, 0);
        _bytes.Skip(1);
        while (_bytes.SkipTo(Magic))
        {
            if (isStart(Beginning()))
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
        (_isOpen, _fed) = (false, 0);
        (_stream, _bytes, Origin, _checked) = (stream, new CompressedBytes(stream, offset), offset, -1);
    }

    public override void Dispose() => _frames.Dispose();

    /// <summary>Whether the frame at the stream's position is whole, but has another checksum than was packed, or bad bytes.</summary>
    private bool IsDamaged(Stream frame)
    {
        using var copy = new ZstdSource(frame, this);
        var buffer = new byte[64 * 1024];
        try
        {
            while (copy.Read(buffer) > 0 && copy.Member == 0)
            {
            }

            return false;
        }
        catch (MemberFaultException fault)
        {
            return fault is { Member: 0, IsCutOff: false };
        }
    }

    private bool TryBegin()
    {
        _bytes.Skip(_fed);
        (_fed, _length, _member) = (0, 0, _bytes.Position);
        if (!_bytes.Ensure(1))
        {
            return false;
        }

        _frame = ZstdFrame.Begin(_bytes)
            ?? throw new MemberFaultException(_member, "what stands there is no frame of Zstandard, or one that is cut off");
        _frames.ResetStream();
        _isOpen = true;
        return true;
    }

    private int Expand(Span<byte> buffer)
    {
        var end = Feed();
        try
        {
            var status = _frames.UnwrapStream(_bytes.Available[_fed..end], buffer, out var consumed, out var written);
            _fed += consumed;
            _isOpen = status != OperationStatus.Done;
            return _isOpen && written == 0 && consumed == 0
                ? throw new MemberFaultException(_member, "its compressed bytes are damaged or cut off") { IsCutOff = IsCutOff }
                : written;
        }
        catch (ZstdException exception)
        {
            throw new MemberFaultException(_member, "its compressed bytes are damaged", exception);
        }
    }

    /// <summary>Where the bytes end that the decompressor gets next: none of the next frame's.</summary>
    private int Feed()
    {
        _fed -= _bytes.Shorten(_fed);
        _bytes.Ensure(_fed + BlockHeader);
        var begun = (int)(_bytes.Position - _member);
        while (_frame!.Next - begun is var next && next < _bytes.Available.Length && _frame.Advance(_bytes.Available[(int)next..]))
        {
        }

        return (int)Math.Max(_fed, Math.Min(_bytes.Available.Length, _frame.Next - begun));
    }

    private bool IsCutOff => _frame!.Next - (_bytes.Position - _member) > _bytes.Available.Length;

    private ReadOnlySpan<byte> Beginning()
    {
        var buffer = new byte[Glance];
        try
        {
            _bytes.Ensure(Glance);
            _frames.ResetStream();
            _frames.UnwrapStream(_bytes.Available, buffer, out _, out var written);
            return buffer.AsSpan(0, written);
        }
        catch (ZstdException)
        {
            return [];
        }
    }

    private byte[] LoadDictionary()
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Available[4..]);
        try
        {
            if (length > MaxDictionary || !_bytes.Ensure(DictionaryHeader + (int)length))
            {
                throw new InvalidDataException("The dictionary is too long or cut off.");
            }

            var dictionary = _bytes.Available.Slice(DictionaryHeader, (int)length).ToArray();
            dictionary = IsFrame(dictionary) ? Expand(dictionary) : dictionary;
            _frames.LoadDictionary(dictionary);
            _bytes.Skip(DictionaryHeader + (int)length);
            return dictionary;
        }
        catch (Exception exception) when (exception is ZstdException or EndOfStreamException or InvalidDataException)
        {
            _frames.Dispose();
            throw exception as InvalidDataException ?? new InvalidDataException("The dictionary is damaged.", exception);
        }
    }

    private static byte[] Expand(byte[] dictionary)
    {
        using var stream = new MemoryStream(dictionary);
        using var frames = new DecompressionStream(stream);
        frames.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, MaxDictionaryWindow);
        var expanded = new byte[MaxDictionary];
        return expanded[..frames.ReadAtLeast(expanded, MaxDictionary, throwOnEndOfStream: false)];
    }
}
