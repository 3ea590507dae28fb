using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>Reads a frame's values in the order in which <see cref="FrameWriter"/> wrote them.</summary>
/// <param name="frame">The frame without its length.</param>
internal sealed class FrameReader(ReadOnlyMemory<byte> frame)
{
    private int _position;

    public byte ReadByte() => Take(1)[0];

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public Guid ReadGuid() => new(Take(16));

    public DateTimeOffset? ReadTime() => ReadByte() == 0 ? null : new DateTimeOffset(ReadInt64(), TimeSpan.FromMinutes(ReadInt32()));

    public string ReadText() => ReadTextOrNull() ?? throw new InvalidDataException("A text is missing in the frame.");

    public string? ReadTextOrNull() =>
        ReadInt32() is var length and >= 0 ? new string(MemoryMarshal.Cast<byte, char>(Take(checked(length * sizeof(char))))) : null;

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > frame.Length - _position)
        {
            throw new InvalidDataException("The frame is shorter than its values.");
        }

        _position += count;
        return frame.Span.Slice(_position - count, count);
    }
}
