using System.ComponentModel.DataAnnotations;

namespace Articles.Extraction;

/// <summary>
/// Limits of cleaning an article. A page past a limit is rejected: parsing it would take more time or memory than an article is worth. A
/// rejection names the limit as <c>Cleaning:MaxElements</c>, its path in <see cref="ExtractionOptions"/> as .NET's configuration writes it.
/// </summary>
public sealed class CleaningOptions
{
    /// <summary>
    /// The deepest nesting of elements in a page, 100 to 1,000. Default 512, where browsers stop; the deepest of 1,580 real pages has 56
    /// levels. The parser's time grows with it.
    /// </summary>
    [Range(100, 1_000)]
    public int MaxNesting { get; set; } = 512;

    /// <summary>The most elements of a page, 1,000 to 10,000,000. Default 300,000, some 150 MB while it is cleaned.</summary>
    [Range(1_000, 10_000_000)]
    public int MaxElements { get; set; } = 300_000;

    /// <summary>
    /// The most elements of all pages in one file together (an archive, a feed), 1,000 to 100,000,000. Default 3,000,000: what comes after
    /// them is rejected.
    /// </summary>
    [Range(1_000, 100_000_000)]
    public int MaxFileElements { get; set; } = 3_000_000;

    /// <summary>
    /// The longest text that is an article, in characters, 1,000 to 20,000,000. Default 1,000,000, some 170,000 words: a longer one is a
    /// book, a log or a dump.
    /// </summary>
    [Range(1_000, 20_000_000)]
    public int MaxCharacters { get; set; } = 1_000_000;

    /// <summary>
    /// The most time that cleaning one article takes, 1 s to 9 min. Default 1 min, a thousand times what a long article needs.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The most time that reading one file and cleaning all articles in it take together, 1 s to 9 min; what the caller does between two
    /// articles is not counted. Default 5 min. Articles that come after it are rejected, those before stand.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:09:00")]
    public TimeSpan MaxFileTime { get; set; } = TimeSpan.FromMinutes(5);
}
