using System.Buffers.Binary;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>Frames on a pipe: four bytes of length, little-endian, then that many bytes.</summary>
internal static class Frames
{
    /// <summary>Sends one.</summary>
    public static void Send(Stream stream, ReadOnlySpan<byte> frame)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, frame.Length);
        stream.Write(length);
        stream.Write(frame);
        stream.Flush();
    }

    /// <summary>Receives one.</summary>
    /// <param name="stream">The pipe.</param>
    /// <param name="longest">The maximum number of bytes.</param>
    /// <returns>The frame; null if the pipe has ended.</returns>
    /// <exception cref="InvalidDataException">The frame is too long.</exception>
    /// <exception cref="EndOfStreamException">The pipe ended within the frame.</exception>
    public static byte[]? Receive(Stream stream, int longest)
    {
        Span<byte> header = stackalloc byte[sizeof(int)];
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read == 0)
        {
            return null;
        }

        if (read < header.Length)
        {
            throw new EndOfStreamException();
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length < 0 || length > longest)
        {
            throw new InvalidDataException($"A frame of {length} bytes; at most {longest} are taken.");
        }

        var frame = new byte[length];
        stream.ReadExactly(frame);
        return frame;
    }
}
