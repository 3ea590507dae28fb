using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// Writes values into one frame: its length, then the values in little-endian order. Text is written as in memory, so that it arrives
/// unchanged.
/// </summary>
internal sealed class FrameWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    public void Write(byte value) => _bytes.Write([value]);

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }

    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    public void Write(Guid value) => _bytes.Write(value.ToByteArray());

    public void Write(DateTimeOffset? value)
    {
        Write(value is null ? (byte)0 : (byte)1);
        if (value is { } time)
        {
            Write(time.Ticks);
            Write((int)time.Offset.TotalMinutes);
        }
    }

    public void Write(string? value)
    {
        Write(value?.Length ?? -1);
        _bytes.Write(MemoryMarshal.AsBytes(value.AsSpan()));
    }

    /// <summary>Sends the frame.</summary>
    public void SendTo(Stream stream)
    {
        Frames.Send(stream, _bytes.WrittenSpan);
    }
}
