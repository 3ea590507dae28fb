using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>
/// Consecutive records of a crawl archive that are cleaned by one message at a time, and how far they are. Places are written as in
/// <see cref="ItemVersion.Place"/>.
/// </summary>
public sealed record ArchiveRange
{
    /// <summary>The range's number, from 0.</summary>
    public int Number { get; init; }

    /// <summary>The place of the record before the range; null for the archive's start.</summary>
    public string? After { get; init; }

    /// <summary>The place of the range's last record; null for the archive's last range.</summary>
    public string? Last { get; init; }

    /// <summary>How many bytes the archive has expanded to up to the range's end, if it is compressed.</summary>
    public long Expanded { get; init; }

    /// <summary>The place of the last record that is done; null before the first.</summary>
    public string? Position { get; init; }

    /// <summary>Whether the whole range is done.</summary>
    public bool IsDone { get; init; }

    /// <summary>What was found in it so far.</summary>
    public ArchiveContents Contents { get; init; } = ArchiveContents.None;
}
