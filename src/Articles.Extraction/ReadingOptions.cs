using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Articles.Extraction;

/// <summary>
/// Limits of reading a file: they bound the memory and time that one file can take. A rejection names the limit that was exceeded as
/// <c>Reading:MaxBytes</c>, its path in <see cref="ExtractionOptions"/> as .NET's configuration writes it.
/// </summary>
public sealed class ReadingOptions
{
    /// <summary>
    /// The maximum size of a file, in bytes, 1 to 1 GB. Default 10 MB. A larger file is rejected unread, also inside an archive.
    /// </summary>
    [Range(1, 1_000_000_000)]
    public int MaxBytes { get; set; } = 10_000_000;

    /// <summary>
    /// The maximum size of all archives in a file, the parts of a docx and the streams of a PDF together after expansion, in bytes, 1 to 2
    /// GB. Default 30 MB. No file in an archive may expand to more than 250 times its compressed size either, once it is over 1 MB.
    /// </summary>
    [Range(1, 2_000_000_000)]
    public int MaxExpandedBytes { get; set; } = 30_000_000;

    /// <summary>
    /// The maximum size of a crawler's archive (WARC, ARC, WET), which is read as a stream, in bytes, 1 to 1 TB. Default 4 GB.
    /// </summary>
    [Range(typeof(long), "1", "1000000000000")]
    public long MaxArchiveBytes { get; set; } = 4_000_000_000;

    /// <summary>
    /// Whether the pages of crawlers' archives are identified by their addresses: then a page that is captured again is the same article,
    /// and a newer capture its next version. Default true. Otherwise each record is an article of its own. The pipeline uses it, reading does not.
    /// </summary>
    public bool IdentityByUrl { get; set; } = true;

    /// <summary>The maximum number of files in one zip archive, 1 to 100,000. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxArchiveEntries { get; set; } = 1_000;

    /// <summary>The maximum number of archives (gzip, zip) around a file, one inside the other, 0 to 10. Default 3; 0 opens none.</summary>
    [Range(0, 10)]
    public int MaxArchiveDepth { get; set; } = 3;

    /// <summary>The maximum nesting of JSON and XML, in levels, 8 to 1,000. Default 100.</summary>
    [Range(8, 1_000)]
    public int MaxNesting { get; set; } = 100;

    /// <summary>The maximum number of articles in one file (a feed, an array, an archive), 1 to 100,000. Default 5,000.</summary>
    [Range(1, 100_000)]
    public int MaxArticles { get; set; } = 5_000;

    /// <summary>
    /// The maximum number of pages in a PDF, 1 to 10,000. Default 200. A longer PDF is rejected: it is a book, not an article.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxPdfPages { get; set; } = 200;

    /// <summary>The time limit for reading one file, 1 s to 9 min. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Rejects a file for its size.</summary>
    /// <param name="length">Its size in bytes; null when it is only known to be over <see cref="MaxBytes"/>.</param>
    internal ArticleRejectedException TooLarge(long? length) => new(
        RejectionCodes.TooLarge,
        length is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The file has more than {MaxBytes:N0} bytes, which is as many as are read. Split it, or raise Reading:MaxBytes.")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The file has {length:N0} bytes; at most {MaxBytes:N0} are read. Split it, or raise Reading:MaxBytes."));
}
