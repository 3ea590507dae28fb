using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Reading;

/// <summary>Settings of reading; configuration section <c>Reading</c>.</summary>
public sealed class ReadingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Reading";

    /// <summary>The largest file that is read, in bytes, 1 to 1 GB. Default 10 MB. A larger one is rejected unread.</summary>
    [Range(1, 1_000_000_000)]
    public int MaxBytes { get; set; } = 10_000_000;
}
