using System.Buffers.Binary;
using System.IO.Compression;

namespace Articles.Extraction.Formats.Archives;

/// <summary>
/// Reads what lies in a gzip file (RFC 1952), as if it had been dropped uncompressed: it stays one article, under the same name.
/// </summary>
internal sealed class GzipReader : IFormatReader<InputFile>
{
    private const int Trailer = 4;

    public bool Recognizes(InputFile input) => input.Bytes.Span is [0x1F, 0x8B, 8, _, _, _, _, _, _, _, ..];

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        ArchiveDepth.Check(input, run);
        return run.ReadInner(input, InnerName(input), Expand(input.Bytes, run));
    }

    private static ReadOnlyMemory<byte> Expand(ReadOnlyMemory<byte> bytes, ReadingRun run)
    {
        try
        {
            var declaredLength = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^Trailer..]);
            using var gzip = new GZipStream(MemoryStreams.Over(bytes), CompressionMode.Decompress);
            var expanded = Expansion.ReadToEnd(gzip, bytes.Length, declaredLength, run);

            // GZipStream takes a file that is cut off for one that ends. The last member's length can be less than all, but not more.
            return declaredLength <= expanded.Length ? expanded : throw new InvalidDataException("The declared length is not reached.");
        }
        catch (InvalidDataException exception)
        {
            throw new ArticleRejectedException(
                RejectionCodes.MalformedGzip, "The gzip file is damaged or cut off. Compress and drop it again.", exception);
        }
    }

    private static string InnerName(InputFile input) =>
        input.Extension is ".gz" or ".gzip" ? input.Name[..^input.Extension.Length] : input.Name;
}
