using System.IO.Compression;
using Articles.Extraction.Formats.Archives;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>
/// Finds out how far a compressed stream expands, without keeping it, before the parser's own filter expands it in memory.
/// </summary>
internal sealed class BoundedFilter(IFilter filter, PdfLimits limits) : IFilter
{
    /// <summary>The maximum number of bytes that a byte expands to: half a run of 128.</summary>
    private const long MaxRunExpansion = 64;
    private const int ZlibHeader = 2;

    public bool IsSupported => filter.IsSupported;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        limits.WillDecode(filter switch
        {
            FlateFilter => Inflated(input),
            LzwFilter => LzwLength.Of(input.Span),
            RunLengthFilter => input.Length * MaxRunExpansion,
            _ => input.Length,
        });
        var decoded = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        limits.Decoded(decoded.Length);
        return decoded;
    }

    /// <summary>The length of raw deflate data behind the zlib header, whose checksum the parser does not ask for either.</summary>
    private long Inflated(ReadOnlyMemory<byte> input)
    {
        if (input.Length <= ZlibHeader)
        {
            return 0;
        }

        var length = 0L;
        try
        {
            using var deflate = new DeflateStream(MemoryStreams.Over(input[ZlibHeader..]), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            for (var read = deflate.Read(buffer); read > 0; read = deflate.Read(buffer))
            {
                length += read;
                limits.WillDecode(length);
            }
        }
        catch (InvalidDataException)
        {
            // The parser keeps what came before the fault.
        }

        return length;
    }
}
