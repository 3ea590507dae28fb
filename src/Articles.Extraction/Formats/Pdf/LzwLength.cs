namespace Articles.Extraction.Formats.Pdf;

/// <summary>
/// Walks an LZW stream (ISO 32000-1, 7.4.4) for the length it expands to: a code's string is one longer than the string it extends.
/// </summary>
internal static class LzwLength
{
    private const int Clear = 256;
    private const int End = 257;
    private const int FirstFree = 258;
    private const int Codes = 4096;
    private const int MinCodeLength = 9;
    private const int MaxCodeLength = 12;

    public static long Of(ReadOnlySpan<byte> input)
    {
        Span<ushort> lengths = stackalloc ushort[Codes];
        var (total, next, width) = (0L, FirstFree, MinCodeLength);
        var previous = 0;
        var (bits, held) = (0u, 0);
        foreach (var value in input)
        {
            bits = (bits << 8) | value;
            held += 8;
            if (held < width)
            {
                continue;
            }

            held -= width;
            var code = (int)(bits >> held) & ((1 << width) - 1);
            if (code == End)
            {
                break;
            }

            if (code == Clear)
            {
                (next, width, previous) = (FirstFree, MinCodeLength, 0);
                continue;
            }

            // A code that is not in the table yet is the previous string and its own first byte.
            var length = code switch
            {
                < Clear => 1,
                _ when code < next => lengths[code],
                _ => previous + 1,
            };
            total += length;
            if (previous > 0 && next < Codes)
            {
                lengths[next++] = (ushort)(previous + 1);
                width = Math.Min(MaxCodeLength, next + 1 >= 1 << width ? width + 1 : width);
            }

            previous = length;
        }

        return total;
    }
}
