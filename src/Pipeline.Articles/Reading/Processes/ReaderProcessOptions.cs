using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>Settings of the processes that read PDF; configuration section <c>Reading</c>.</summary>
public sealed class ReaderProcessOptions
{
    /// <summary>
    /// The memory limit of a process that reads PDF, in bytes, 64 MB to 4 GB. Default 512 MB. There is at most one such process for each
    /// core. A file that needs more is rejected.
    /// </summary>
    [Range(64_000_000, 4_000_000_000)]
    public long MaxReaderMemory { get; set; } = 512_000_000;
}
