using System.Buffers.Binary;
using System.Text;

namespace Articles.Extraction.Formats.WebArchives;

/// <summary>
/// Apple's binary property list (bplist00), as far as web archives need it: dictionaries, texts and data. An object is known by its number.
/// </summary>
internal sealed class BinaryPropertyList
{
    private const int Header = 8;
    private const int Trailer = 32;
    private const int Data = 4;
    private const int AsciiText = 5;
    private const int Utf16Text = 6;
    private const int Dictionary = 13;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int _offsetSize;
    private readonly int _numberSize;
    private readonly ulong _count;
    private readonly ulong _offsets;

    /// <exception cref="InvalidDataException">It is none.</exception>
    public BinaryPropertyList(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < Header + Trailer)
        {
            throw Damaged();
        }

        var trailer = bytes.Span[^Trailer..];
        _bytes = bytes;
        (_offsetSize, _numberSize) = (trailer[6], trailer[7]);
        _count = BinaryPrimitives.ReadUInt64BigEndian(trailer[8..]);
        Root = BinaryPrimitives.ReadUInt64BigEndian(trailer[16..]);
        _offsets = BinaryPrimitives.ReadUInt64BigEndian(trailer[24..]);
    }

    /// <summary>The object that holds the others.</summary>
    public ulong Root { get; }

    /// <summary>The value of a dictionary's key; null without one.</summary>
    /// <exception cref="InvalidDataException">The object is no dictionary, or the list is damaged.</exception>
    public ulong? Find(ulong dictionary, string key)
    {
        var (type, count, at) = Open(dictionary);
        if (type != Dictionary)
        {
            throw Damaged();
        }

        var size = (ulong)_numberSize;
        if (count > (ulong)_bytes.Length / Math.Max(1, size))
        {
            throw Damaged();
        }

        for (var index = 0UL; index < count; index++)
        {
            if (TextOf(Number(at + (index * size), _numberSize)) == key)
            {
                return Number(at + ((count + index) * size), _numberSize);
            }
        }

        return null;
    }

    /// <summary>A text; null for an object of another type.</summary>
    /// <exception cref="InvalidDataException">The list is damaged.</exception>
    public string? TextOf(ulong number) => Open(number) switch
    {
        (AsciiText, var count, var at) => Encoding.Latin1.GetString(Slice(at, count).Span),
        (Utf16Text, var count, var at) when count < int.MaxValue => Encoding.BigEndianUnicode.GetString(Slice(at, 2 * count).Span),
        _ => null,
    };

    /// <summary>The bytes of a data object.</summary>
    /// <exception cref="InvalidDataException">It is none, or the list is damaged.</exception>
    public ReadOnlyMemory<byte> DataOf(ulong number) =>
        Open(number) is (Data, var count, var at) ? Slice(at, count) : throw Damaged();

    /// <summary>An object's type, how many elements it has, and where they begin.</summary>
    private (int Type, ulong Count, ulong At) Open(ulong number)
    {
        if (number >= _count || number > int.MaxValue)
        {
            throw Damaged();
        }

        var at = Number(_offsets + (number * (ulong)_offsetSize), _offsetSize);
        var marker = Slice(at, 1).Span[0];
        if ((marker & 0x0F) != 0x0F)
        {
            return (marker >> 4, (ulong)(marker & 0x0F), at + 1);
        }

        // The count is a number of its own then: 2^n bytes.
        var size = 1 << (Slice(at + 1, 1).Span[0] & 3);
        return (marker >> 4, Number(at + 2, size), at + 2 + (ulong)size);
    }

    private ulong Number(ulong at, int size)
    {
        if (size is < 1 or > 8)
        {
            throw Damaged();
        }

        var number = 0UL;
        foreach (var value in Slice(at, (ulong)size).Span)
        {
            number = (number << 8) | value;
        }

        return number;
    }

    private ReadOnlyMemory<byte> Slice(ulong at, ulong length) =>
        at <= (ulong)_bytes.Length && length <= (ulong)_bytes.Length - at
            ? _bytes.Slice((int)at, (int)length)
            : throw Damaged();

    private static InvalidDataException Damaged() => new("The property list is damaged.");
}
