using System.Globalization;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations;

/// <summary>Says in a sentence what was found in a crawl archive.</summary>
public static class ContentsText
{
    /// <summary>The sentence: "1,200 records: 300 articles; 20 rejected (no-article 20); 880 no page (request 600, image 280)."</summary>
    public static string Of(ArchiveContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        var counts = new CountList();
        counts.Add("rejected", MostFirst(contents.Rejected));
        counts.Add(contents.Repeated, "repeated");
        counts.Add(contents.Superseded, "older than in another archive");
        counts.Add("no page", MostFirst(contents.Omitted));
        var articles = counts.Behind(CountList.Text(contents.Articles, "article"));
        return $"{ReadOf(contents)}{CountList.Text(contents.Records, "record")}: {articles}.";
    }

    /// <summary>The parts of a file that is no crawl archive: "3 articles; 12 no page (image 8, script 4)".</summary>
    /// <param name="parts">How many articles it holds.</param>
    /// <param name="omitted">How many records of web archives in it hold no page, by kind.</param>
    public static string Of(long parts, IReadOnlyDictionary<string, long> omitted)
    {
        ArgumentNullException.ThrowIfNull(omitted);
        var counts = new CountList();
        counts.Add("no page", MostFirst(omitted));
        return counts.Behind(CountList.Text(parts, "article"));
    }

    /// <summary>How much of the archive has been read, if it is not all: "12 % read, ".</summary>
    private static string ReadOf(ArchiveContents contents) => contents.Length > 0 && contents.BytesRead < contents.Length
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * contents.BytesRead / contents.Length} % read, ")
        : string.Empty;

    /// <summary>How fast the archive is read, and how long the rest may take: "120 records a second, about 0:03:20 left."</summary>
    /// <param name="contents">What was found so far.</param>
    /// <param name="at">When that was.</param>
    /// <returns>Null if it cannot be told yet, or all has been read.</returns>
    public static string? PaceOf(ArchiveContents contents, DateTimeOffset? at)
    {
        ArgumentNullException.ThrowIfNull(contents);
        var elapsed = at - contents.StartedAt;
        if (elapsed is not { TotalSeconds: > 0 } time || contents.Records == 0)
        {
            return null;
        }

        var left = contents.BytesRead is > 0 and var read && read < contents.Length
            ? time * ((double)(contents.Length - read) / read)
            : (TimeSpan?)null;
        var pace = string.Create(CultureInfo.InvariantCulture, $"{contents.Records / time.TotalSeconds:N0} records a second");
        return left is { } rest ? string.Create(CultureInfo.InvariantCulture, $"{pace}, about {rest:h\\:mm\\:ss} left.") : $"{pace}.";
    }

    private static List<KeyValuePair<string, long>> MostFirst(IReadOnlyDictionary<string, long> kinds) =>
        [.. kinds.OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key, StringComparer.Ordinal)];
}
