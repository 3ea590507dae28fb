using System.Runtime.InteropServices;

namespace Articles.Extraction.Formats.Archives;

/// <summary>Streams over memory, for parsers that want one.</summary>
internal static class MemoryStreams
{
    /// <summary>A read-only stream over <paramref name="bytes"/>, without copying them where they are an array.</summary>
    public static MemoryStream Over(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
