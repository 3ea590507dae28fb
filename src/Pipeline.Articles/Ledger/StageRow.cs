using System.Globalization;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>Where one article stands: the ledger's secondary row, which is nothing but its key.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Versions">
/// What made it, as <see cref="StageVersions.In"/> writes it, after when it expires, if it does; under an embargo, when that ends.
/// </param>
/// <param name="Since">When it came there, or was last tried there; in whole milliseconds.</param>
/// <param name="Id">The article.</param>
public sealed record StageRow(ArticleStage Stage, string Versions, DateTimeOffset Since, ArticleId Id)
{
    /// <summary>Behind the versions of a row that waits for an operator.</summary>
    private const char Attention = '!';

    /// <summary>Before the time when a published article expires; a blank and the versions follow.</summary>
    internal const string Expiring = "until";

    private const string TimeFormat = "yyyyMMddHHmmssfff";

    /// <summary>The key: rows are ordered by stage, versions, time and id (ordinal), within each of the ledger's shards.</summary>
    public string Key => $"{Stage}:{Versions}:{Format(Since)}:{Id}";

    /// <summary>Whether somebody has to look at it (<see cref="LedgerEntry.NeedsOperator"/>).</summary>
    public bool NeedsOperator => Versions.EndsWith(Attention);

    private string MadeBy => Versions.StartsWith(Expiring, StringComparison.Ordinal)
        ? Versions[(Versions.IndexOf(' ', StringComparison.Ordinal) + 1)..]
        : Versions.TrimEnd(Attention);

    /// <summary>The row of an article.</summary>
    public static StageRow Of(LedgerEntry entry) => new(
        entry.Stage,
        VersionsOf(entry) + (entry.NeedsOperator ? Attention : string.Empty),
        entry.StageAt.GetValueOrDefault(),
        entry.Id);

    /// <summary>Embargoes and what expires are looked for by when they end.</summary>
    private static string VersionsOf(LedgerEntry entry) => entry switch
    {
        { Stage: ArticleStage.Embargoed, EmbargoedUntil: { } end } => Format(end),
        { Stage: ArticleStage.Published, ExpiresAt: { } end } => $"{Expiring}{Format(end)} {entry.Versions.In(entry.Stage)}",
        _ => entry.Versions.In(entry.Stage),
    };

    /// <summary>Whether other versions than these made what is there; never of what waits.</summary>
    public bool IsStale(StageVersions current) =>
        Stage is ArticleStage.Published or ArticleStage.Rejected or ArticleStage.Expanded
        && MadeBy != current.In(Stage);

    /// <summary>Reads a key.</summary>
    /// <exception cref="FormatException">Not a key that this version knows.</exception>
    public static StageRow Parse(string key) =>
        TryParse(key) ?? throw new FormatException($"The ledger's key '{key}' is unknown to this version.");

    /// <summary>Reads a key; null for one that this version does not know.</summary>
    public static StageRow? TryParse(string key) =>
        key.Split(':') is [var stage, var versions, var time, var id]
        && Enum.TryParse<ArticleStage>(stage, out var known)
        && Enum.IsDefined(known)
        && DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
        && ArticleId.TryParse(id, out var article)
            ? new StageRow(known, versions, since, article)
            : null;

    /// <summary>A time as keys hold it.</summary>
    internal static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
