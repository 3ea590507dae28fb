using System.Globalization;
using Articles.Extraction;

namespace Pipeline.Local.Offline;

/// <summary>What became of a crawl archive's records.</summary>
/// <param name="name">The archive's name.</param>
internal sealed class ArchiveSummary(string name)
{
    private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);

    /// <summary>How many articles were written.</summary>
    public long Articles { get; private set; }

    /// <summary>How many articles had come before: the same address and text.</summary>
    public long Repeated { get; set; }

    /// <summary>How many pages were not wanted.</summary>
    public long Unselected { get; set; }

    /// <summary>How many articles and rejections were written.</summary>
    public long Lines => Articles + _rejected.Values.Sum();

    /// <summary>Counts an article.</summary>
    public void AddArticle() => Articles++;

    /// <summary>Counts a rejection.</summary>
    public void AddRejected(RejectionReason reason) => _rejected[reason.Code] = _rejected.GetValueOrDefault(reason.Code) + 1;

    /// <summary>The summary in a line.</summary>
    /// <param name="archive">The archive, read to its end.</param>
    public string Text(WebArchive archive)
    {
        var parts = new List<string> { $"{Number(Articles)} articles" };
        Add(parts, "rejected", _rejected);
        AddCount(parts, Repeated, "repeated");
        AddCount(parts, Unselected, "not selected");
        Add(parts, "no page", archive.Omitted);
        return $"{name}: {Number(archive.Records)} records: {string.Join("; ", parts)}.";
    }

    private static void Add(List<string> parts, string what, IReadOnlyDictionary<string, long> counts)
    {
        if (counts.Count > 0)
        {
            var each = counts.Select(count => $"{count.Key} {Number(count.Value)}");
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
