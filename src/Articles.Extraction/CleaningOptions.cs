using System.ComponentModel.DataAnnotations;

namespace Articles.Extraction;

/// <summary>
/// Limits of cleaning an article. A page over a limit is rejected, because it would take too much time or memory. A rejection names the
/// limit as <c>Cleaning:MaxElements</c>, its path in <see cref="ExtractionOptions"/> as .NET's configuration writes it.
/// </summary>
public sealed class CleaningOptions
{
    /// <summary>
    /// The maximum nesting of elements in a page, in levels, 100 to 1,000. Default 512, as in browsers; the deepest of 1,580 real pages has
    /// 56 levels. The parser's time grows with the nesting.
    /// </summary>
    [Range(100, 1_000)]
    public int MaxNesting { get; set; } = 512;

    /// <summary>
    /// The maximum number of elements in a page, 1,000 to 10,000,000. Default 300,000, which take about 150 MB of memory.
    /// </summary>
    [Range(1_000, 10_000_000)]
    public int MaxElements { get; set; } = 300_000;

    /// <summary>
    /// The maximum number of elements in all pages of one file (an archive, a feed) together, 1,000 to 100,000,000. Default 3,000,000.
    /// Articles after that are rejected.
    /// </summary>
    [Range(1_000, 100_000_000)]
    public int MaxFileElements { get; set; } = 3_000_000;

    /// <summary>
    /// The maximum length of an article's text, in characters, 1,000 to 20,000,000. Default 1,000,000, about 170,000 words. A longer text
    /// is a book, a log or a dump.
    /// </summary>
    [Range(1_000, 20_000_000)]
    public int MaxCharacters { get; set; } = 1_000_000;

    /// <summary>The time limit for cleaning one article, 1 s to 9 min. Default 1 min, a thousand times what a long article needs.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The time limit for reading one file and cleaning all its articles, 1 s to 9 min. The caller's own time between two articles does not
    /// count. Default 5 min. Articles after the limit are rejected; those before it are kept.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan MaxFileTime { get; set; } = TimeSpan.FromMinutes(5);
}
