namespace Pipeline.Articles.Ledger;

/// <summary>What a crawl archive holds, as far as it has been read.</summary>
public sealed record ArchiveContents
{
    /// <summary>Nothing.</summary>
    public static ArchiveContents None { get; } = new();

    /// <summary>The archive's size in bytes; 0 for a part of it.</summary>
    public long Length { get; init; }

    /// <summary>When the run over the archive began; null for a part of it.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How many bytes of it have been read.</summary>
    public long BytesRead { get; init; }

    /// <summary>How many records have been read, of all kinds.</summary>
    public long Records { get; init; }

    /// <summary>How many different articles were found.</summary>
    public long Articles { get; init; }

    /// <summary>How many further captures there were of these articles' pages.</summary>
    public long Repeated { get; init; }

    /// <summary>How many pages are known in a newer capture from another archive.</summary>
    public long Superseded { get; init; }

    /// <summary>How many pages and damaged records were rejected, by the code of the reason.</summary>
    public IReadOnlyDictionary<string, long> Rejected { get; init; } = new Dictionary<string, long>();

    /// <summary>How many records hold no page, by kind: <c>request</c>, <c>redirect</c>, <c>status 404</c>, <c>image</c>…</summary>
    public IReadOnlyDictionary<string, long> Omitted { get; init; } = new Dictionary<string, long>();

    /// <summary>How many articles, further captures and rejections there are.</summary>
    public long Pages => Articles + Repeated + Superseded + Rejected.Values.Sum();

    /// <summary>Both together.</summary>
    public ArchiveContents Plus(ArchiveContents other) => new()
    {
        Length = Length + other.Length,
        StartedAt = StartedAt ?? other.StartedAt,
        BytesRead = BytesRead + other.BytesRead,
        Records = Records + other.Records,
        Articles = Articles + other.Articles,
        Repeated = Repeated + other.Repeated,
        Superseded = Superseded + other.Superseded,
        Rejected = Sum(Rejected, other.Rejected),
        Omitted = Sum(Omitted, other.Omitted),
    };

    private static SortedDictionary<string, long> Sum(IReadOnlyDictionary<string, long> one, IReadOnlyDictionary<string, long> other)
    {
        var sum = new SortedDictionary<string, long>(one.ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, count) in other)
        {
            sum[key] = sum.GetValueOrDefault(key) + count;
        }

        return sum;
    }
}
