using System.Globalization;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Ledger;

/// <summary>The stage of one article: the ledger's secondary row, which consists only of its key.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Versions"> The versions that made it, as <see cref="StageVersions.In"/> writes them, after the expiry, if there is one;
/// under an embargo, its end. </param>
/// <param name="Since">When the article reached the stage, or was last tried there; in whole milliseconds.</param>
/// <param name="Id">The article.</param>
public sealed record StageRow(ArticleStage Stage, string Versions, DateTimeOffset Since, ArticleId Id)
{
    /// <summary>Follows the versions of a row that waits for an operator.</summary>
    private const char Attention = '!';

    /// <summary>Precedes the expiry of a published article; a blank and the versions follow.</summary>
    internal const string Expiring = "until";

    private const string TimeFormat = "yyyyMMddHHmmssfff";

    /// <summary>The key: rows are ordered by stage, versions, time and id (ordinal), within each of the ledger's shards.</summary>
    public string Key => $"{Stage}:{Versions}:{Format(Since)}:{Id}";

    /// <summary>Whether an operator has to look at it (<see cref="LedgerEntry.NeedsOperator"/>).</summary>
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

    /// <summary>Embargoes and expiries are found by their end.</summary>
    private static string VersionsOf(LedgerEntry entry) => entry switch
    {
        { Stage: ArticleStage.Embargoed, EmbargoedUntil: { } end } => Format(end),
        { Stage: ArticleStage.Published, ExpiresAt: { } end } => $"{Expiring}{Format(end)} {entry.Versions.In(entry.Stage)}",
        _ => entry.Versions.In(entry.Stage),
    };

    /// <summary>Whether the row was made by other versions than these; false for waiting rows.</summary>
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

    /// <summary>A time as written in keys.</summary>
    internal static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
