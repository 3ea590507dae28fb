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
        List<string> parts = [contents.Articles == 1 ? "1 article" : $"{Number(contents.Articles)} articles"];
        Add(parts, "rejected", contents.Rejected);
        AddCount(parts, contents.Repeated, "repeated");
        AddCount(parts, contents.Superseded, "older than in another archive");
        Add(parts, "no page", contents.Omitted);
        return $"{ReadOf(contents)}{Number(contents.Records)} records: {string.Join("; ", parts)}.";
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

    private static void Add(List<string> parts, string what, IReadOnlyDictionary<string, long> counts)
    {
        if (counts.Count > 0)
        {
            var each = counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => $"{count.Key} {Number(count.Value)}");
            parts.Add($"{Number(counts.Values.Sum())} {what} ({string.Join(", ", each)})");
        }
    }

    private static void AddCount(List<string> parts, long count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{Number(count)} {what}");
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
