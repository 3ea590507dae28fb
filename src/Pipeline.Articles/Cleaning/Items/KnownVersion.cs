using System.Globalization;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>
/// The newest version of an item that is known. The version with the greater number is newer. Without numbers, or if they are equal, the
/// version that the agency made later is newer; then the one whose file was dropped later; then the files' names decide. In doubt a kill
/// stands: only a certainly newer version replaces it.
/// </summary>
/// <param name="Version">The version.</param>
/// <param name="File">The file that carries it.</param>
/// <param name="IsKill">Whether it takes the item out of publication.</param>
/// <param name="Part">The part of the file, which decides between captures of a page at one time; null for a wire item.</param>
internal sealed record KnownVersion(ItemVersion Version, string File, bool IsKill, string? Part = null)
{
    /// <summary>The version in an article's row; null without a row, or for an article that is identified by its file.</summary>
    public static KnownVersion? Of(LedgerEntry? row) => row?.Item is { } item ? Of(item, row.Name, row.Part, row.IsKilled) : null;

    /// <summary>A version in a file.</summary>
    public static KnownVersion Of(ItemVersion version, string file, string? part, bool isKill) =>
        new(version, file, isKill, version.IsCapture ? part : null);

    /// <summary>The verdict on another version that comes in.</summary>
    public VersionVerdict Judge(KnownVersion other)
    {
        var (number, date) = (CompareNumbers(other.Version, Version), CompareDates(other.Version, Version));
        if (other.IsKill)
        {
            var isOlder = number is null ? date < 0 : number < 0 && date <= 0;
            return isOlder ? VersionVerdict.Superseded : VersionVerdict.Newest;
        }

        if (IsKill)
        {
            var isNewer = number is null ? date > 0 : number > 0 && date >= 0;
            return isNewer ? VersionVerdict.Newest : VersionVerdict.Killed;
        }

        var part = string.CompareOrdinal(other.Part, Part);
        int[] orders = IsDatedCapture(Version) || IsDatedCapture(other.Version)
            ? [IsDatedCapture(other.Version).CompareTo(IsDatedCapture(Version)), date, part]
            : [number ?? 0, date, other.Version.ReceivedAt.CompareTo(Version.ReceivedAt), string.CompareOrdinal(other.File, File), part];
        return Array.Find(orders, order => order != 0) switch
        {
            > 0 => VersionVerdict.Newest,
            < 0 => VersionVerdict.Superseded,
            0 => VersionVerdict.Undecided,
        };
    }

    /// <summary>The version's name in messages: "version 3 in file 'b.xml'".</summary>
    public override string ToString()
    {
        if (Version.Version is { } version)
        {
            return $"version {Excerpt.Of(version, 40)} in file '{File}'";
        }

        return Version.CreatedAt is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"the version of {at.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z in file '{File}'")
            : $"the one in file '{File}'";
    }

    /// <summary>Null if one has no number.</summary>
    private static int? CompareNumbers(ItemVersion first, ItemVersion second) =>
        Number(first) is { } one && Number(second) is { } other ? one.CompareTo(other) : null;

    private static decimal? Number(ItemVersion version) =>
        decimal.TryParse(version.Version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>0 if they are equal, or cannot be compared: a version with only a day is as new as any other version of that day.</summary>
    private static int CompareDates(ItemVersion first, ItemVersion second)
    {
        if (first.CreatedAt is not { } one || second.CreatedAt is not { } other)
        {
            return 0;
        }

        if (first.IsCapture)
        {
            return one.CompareTo(other);
        }

        // All days of an agency are in one zone. Compared with an exact time, a day begins up to fourteen hours before the UTC day, and
        // ends up to twelve hours after it.
        var isSure = IsDay(one) == IsDay(other) || (one - other).Duration() > TimeSpan.FromDays(2);
        return isSure ? one.CompareTo(other) : 0;
    }

    /// <summary>
    /// Which archive came first says nothing about captures whose times are known, and a capture without a time is older than any with one:
    /// otherwise the order in which they come would decide.
    /// </summary>
    private static bool IsDatedCapture(ItemVersion version) => version is { IsCapture: true, CreatedAt: not null };

    private static bool IsDay(DateTimeOffset time) => time.UtcDateTime.TimeOfDay == TimeSpan.Zero;
}
