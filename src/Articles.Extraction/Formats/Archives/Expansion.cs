using System.IO.Compression;
using System.IO.Hashing;

namespace Articles.Extraction.Formats.Archives;

/// <summary>Expands compressed bytes within the run's limits, whatever sizes the archive declares.</summary>
internal static class Expansion
{
    /// <summary>Deflate reaches 1,032:1, on one repeated byte; pages reach 5 to 20.</summary>
    private const long MaxRatio = 250;
    private const long Allowance = 1_000_000;
    private const long Smallest = 4096;

    /// <summary>Reads an entry of a zip archive, and compares it with its checksum, which System.IO.Compression 10 does not.</summary>
    /// <exception cref="ArticleRejectedException">A limit is passed.</exception>
    /// <exception cref="InvalidDataException">It is not what was packed.</exception>
    public static ReadOnlyMemory<byte> ReadToEnd(ZipArchiveEntry entry, ReadingRun run)
    {
        using var stream = entry.Open();
        var content = ReadToEnd(stream, entry.CompressedLength, entry.Length, run);
        return Crc32.HashToUInt32(content.Span) == entry.Crc32
            ? content
            : throw new InvalidDataException("An entry of the archive has another checksum than its content.");
    }

    /// <summary>Reads a decompressing stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="compressedLength">How many bytes it expands.</param>
    /// <param name="declaredLength">How many bytes the archive says they become; a hint, not believed.</param>
    /// <param name="run">The run that it counts for.</param>
    /// <exception cref="ArticleRejectedException">
    /// A limit is passed: the file's own (<c>too-large</c>) or the run's (<c>archive-too-large</c>).
    /// </exception>
    public static ReadOnlyMemory<byte> ReadToEnd(Stream stream, long compressedLength, long declaredLength, ReadingRun run)
    {
        var limit = Math.Min(Math.Min(run.Options.MaxBytes, run.ExpandableBytes), Math.Max(Allowance, compressedLength * MaxRatio));

        // One byte more than declared, so that the stream's end is seen without growing.
        var buffer = new byte[Math.Min(Math.Max(declaredLength, Smallest) + 1, limit + 1)];
        var length = 0;
        while (true)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var read = stream.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                break;
            }

            length += read;
            if (length > limit)
            {
                throw TooLarge(length, compressedLength, run);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, limit + 1));
            }
        }

        run.Expanded(length);
        return buffer.AsMemory(0, length);
    }

    /// <summary>Counts bytes of a web archive that were expanded while it is read, and need not be kept.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="length">How many the member has expanded to so far.</param>
    /// <param name="compressedLength">How many compressed bytes of it were taken so far.</param>
    /// <param name="run">The run that it counts for.</param>
    /// <exception cref="ArticleRejectedException">The run's limit is passed, or the member looks like a bomb.</exception>
    public static void Count(int bytes, long length, long compressedLength, ReadingRun run)
    {
        run.Expanded(bytes);
        if (run.ExpandableBytes < 0)
        {
            throw new ArticleRejectedException(
                RejectionCodes.ArchiveTooLarge,
                $"All archives in a file may expand to {run.Options.MaxExpandedBytes:N0} bytes (Reading:MaxExpandedBytes).");
        }

        if (length > Math.Max(Allowance, compressedLength * MaxRatio))
        {
            throw new ArticleRejectedException(
                RejectionCodes.ArchiveTooLarge,
                $"At most {MaxRatio} times the compressed size is expanded: this looks like an archive bomb.");
        }
    }

    private static ArticleRejectedException TooLarge(int length, long compressedLength, ReadingRun run)
    {
        var (code, bound) = Bound(length, run);
        run.Expanded(length);
        return new ArticleRejectedException(code, $"{compressedLength:N0} compressed bytes expand to more than {length - 1:N0}; {bound}.");
    }

    private static (string Code, string Bound) Bound(int length, ReadingRun run)
    {
        if (length > run.Options.MaxBytes)
        {
            return (RejectionCodes.TooLarge, $"a file may have {run.Options.MaxBytes:N0} bytes (Reading:MaxBytes)");
        }

        return (RejectionCodes.ArchiveTooLarge, length > run.ExpandableBytes
            ? $"all archives in a file may expand to {run.Options.MaxExpandedBytes:N0} bytes (Reading:MaxExpandedBytes)"
            : $"at most {MaxRatio} times the compressed size is expanded: this looks like an archive bomb");
    }
}
