namespace Pipeline.Articles.Ledger;

/// <summary>A range of <see cref="StageRow.Key"/>s: one range query per shard, which reads no other rows.</summary>
/// <param name="From">The first key.</param>
/// <param name="To">The key after the last.</param>
public readonly record struct StageRange(string From, string To)
{
    /// <summary>Every row.</summary>
    public static StageRange All { get; } = new(string.Empty, "~");

    /// <summary>Every row in a stage.</summary>
    public static StageRange In(ArticleStage stage) => new($"{stage}:", $"{stage};");

    /// <summary>Rows that have waited in a stage since before <paramref name="time"/>.</summary>
    public static StageRange WaitingSinceBefore(ArticleStage stage, DateTimeOffset time) =>
        new($"{stage}:{StageVersions.None}:", $"{stage}:{StageVersions.None}:{StageRow.Format(time)}");

    /// <summary>Rows that are under an embargo that has ended by <paramref name="time"/>.</summary>
    public static StageRange EmbargoedUntil(DateTimeOffset time) =>
        new($"{ArticleStage.Embargoed}:0", $"{ArticleStage.Embargoed}:{StageRow.Format(time)};");

    /// <summary>Rows that are published and have an expiry.</summary>
    public static StageRange Expiring { get; } =
        new($"{ArticleStage.Published}:{StageRow.Expiring}", $"{ArticleStage.Published}:{StageRow.Expiring};");

    /// <summary>Rows that are published and have expired by <paramref name="time"/>.</summary>
    public static StageRange ExpiredBy(DateTimeOffset time) =>
        Expiring with { To = $"{ArticleStage.Published}:{StageRow.Expiring}{StageRow.Format(time)};" };

    /// <summary>
    /// Rows in a stage that were not made by these versions: two ranges, around the current ones. They include all rows that expire,
    /// whichever version made them.
    /// </summary>
    public static IReadOnlyList<StageRange> MadeByOthers(ArticleStage stage, StageVersions current) =>
    [
        new($"{stage}:", $"{stage}:{current.In(stage)}:"),
        new($"{stage}:{current.In(stage)};", $"{stage};"),
    ];

    /// <summary>Rows that these versions made, and that do not expire, in a stage at <paramref name="time"/> or later.</summary>
    public static StageRange MadeSince(ArticleStage stage, StageVersions versions, DateTimeOffset time) =>
        new($"{stage}:{versions.In(stage)}:{StageRow.Format(time)}", $"{stage}:{versions.In(stage)};");

    /// <summary>Whether the range has this key.</summary>
    public bool Contains(string key) => string.CompareOrdinal(From, key) <= 0 && string.CompareOrdinal(key, To) < 0;
}
