namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>The header of a gzip member (RFC 1952, 2.3).</summary>
internal static class GzipHeader
{
    private const int Fixed = 10;
    private const int MaxField = 64 * 1024;

    /// <summary>How a member begins.</summary>
    public static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 8];

    /// <summary>The header's length at the beginning of the bytes; null if they are none, or not all of one.</summary>
    public static int? LengthOf(CompressedBytes bytes)
    {
        if (!bytes.Ensure(Fixed) || !bytes.Available.StartsWith(Magic))
        {
            return null;
        }

        var flags = bytes.Available[3];
        if ((flags & 0xE0) != 0)
        {
            return null;
        }

        int? length = Fixed;
        if ((flags & 4) != 0)
        {
            length = bytes.Ensure(Fixed + 2) ? Fixed + 2 + bytes.Available[Fixed] + (bytes.Available[Fixed + 1] << 8) : null;
        }

        length = (flags & 8) != 0 ? BehindText(bytes, length) : length;
        length = (flags & 16) != 0 ? BehindText(bytes, length) : length;
        length += (flags & 2) != 0 ? 2 : 0;
        return length is { } whole && bytes.Ensure(whole) ? whole : null;
    }

    /// <summary>A file's name or a comment, which a zero ends.</summary>
    private static int? BehindText(CompressedBytes bytes, int? start)
    {
        if (start is not { } from)
        {
            return null;
        }

        for (var length = 1; length <= MaxField && bytes.Ensure(from + length); length++)
        {
            if (bytes.Available[from + length - 1] == 0)
            {
                return from + length;
            }
        }

        return null;
    }
}
