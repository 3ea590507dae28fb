namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>How crawl archives are divided.</summary>
public sealed record ExpansionLimits
{
    /// <summary>The most pages of a range: a minute or so of work. Default 500.</summary>
    public int RangePages { get; init; } = 500;

    /// <summary>The most bytes of the pages of a range. Default 100 MB.</summary>
    public long RangeBytes { get; init; } = 100_000_000;

    /// <summary>After how many pages a range records how far it is. Default 50.</summary>
    public int CheckpointPages { get; init; } = 50;

    /// <summary>After how many bytes of pages a range records how far it is. Default 16 MB.</summary>
    public long CheckpointBytes { get; init; } = 16_000_000;
}
