using System.Buffers.Binary;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>
/// Follows a frame of Zstandard (RFC 8878, 3.1) from block to block: its decompressor does not stop at its end. Positions count from the
/// frame's beginning.
/// </summary>
internal sealed class ZstdFrame
{
    private const int BlockHeader = 3;
    private const int Checksum = 4;
    private const int MaxHeader = 18;

    private bool _isLast;

    private ZstdFrame(long next, bool hasChecksum, bool isLast) => (Next, HasChecksum, _isLast) = (next, hasChecksum, isLast);

    /// <summary>Whether a checksum of the content stands at the frame's end.</summary>
    public bool HasChecksum { get; }

    /// <summary>Where the next block begins, or the frame ends.</summary>
    public long Next { get; private set; }

    /// <summary>Begins a frame.</summary>
    /// <param name="bytes">A window that begins with it.</param>
    /// <returns>Null if it is none.</returns>
    public static ZstdFrame? Begin(CompressedBytes bytes)
    {
        bytes.Ensure(MaxHeader);
        var start = bytes.Available;
        if (start.Length >= 8 && start is [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..])
        {
            return new ZstdFrame(8 + BinaryPrimitives.ReadUInt32LittleEndian(start[4..]), hasChecksum: false, isLast: true);
        }

        if (!ZstdSource.IsFrame(start) || start.Length < 6)
        {
            return null;
        }

        var descriptor = start[4];
        var isSingle = (descriptor & 0x20) != 0;
        var sizeField = (descriptor >> 6) switch { 0 => isSingle ? 1 : 0, var flag => 1 << flag };
        var idField = (descriptor & 3) switch { 3 => 4, var flag => flag };
        return new ZstdFrame(5 + (isSingle ? 0 : 1) + idField + sizeField, (descriptor & 4) != 0, isLast: false);
    }

    /// <summary>Moves <see cref="Next"/> behind the block that begins there.</summary>
    /// <param name="bytes">Bytes that begin with the block's header.</param>
    /// <returns>Whether there was one.</returns>
    public bool Advance(ReadOnlySpan<byte> bytes)
    {
        if (_isLast || bytes.Length < BlockHeader)
        {
            return false;
        }

        var header = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
        // One byte, repeated, is stored once.
        var size = ((header >> 1) & 3) == 1 ? 1 : header >> 3;
        _isLast = (header & 1) != 0;
        Next += BlockHeader + size + (_isLast && HasChecksum ? Checksum : 0);
        return true;
    }
}
