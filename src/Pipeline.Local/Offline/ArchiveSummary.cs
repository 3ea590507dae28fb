using Articles.Extraction;
using Pipeline.Articles.Operations;

namespace Pipeline.Local.Offline;

/// <summary>What became of a crawl archive's records.</summary>
/// <param name="name">The archive's name.</param>
internal sealed class ArchiveSummary(string name)
{
    private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);

    /// <summary>How many articles were written.</summary>
    public long Articles { get; private set; }

    /// <summary>How many articles had come before: the same address, text and time of capture.</summary>
    public long Repeated { get; set; }

    /// <summary>How many pages were not wanted.</summary>
    public long Unselected { get; set; }

    /// <summary>How many articles and rejections were written.</summary>
    public long Lines => Articles + _rejected.Values.Sum();

    /// <summary>Whether pages were left out by the selection, and no other was found.</summary>
    public bool IsNothingSelected => Unselected > 0 && Lines == 0 && Repeated == 0;

    /// <summary>Counts an article.</summary>
    public void AddArticle() => Articles++;

    /// <summary>Counts a rejection.</summary>
    public void AddRejected(RejectionReason reason) => _rejected[reason.Code] = _rejected.GetValueOrDefault(reason.Code) + 1;

    /// <summary>The summary in a line.</summary>
    /// <param name="archive">The archive, read to its end.</param>
    public string Text(WebArchive archive)
    {
        var counts = new CountList();
        counts.Add("rejected", _rejected);
        counts.Add(Repeated, "repeated");
        counts.Add(Unselected, "not selected");
        counts.Add("no page", archive.Omitted);
        var text = $"{name}: {CountList.Text(archive.Records, "record")}: {counts.Behind(CountList.Text(Articles, "article"))}.";
        return IsNothingSelected
            ? $"{text} No page is selected by --url, --only and --skip; --url is matched with the whole address, as in --url '*/news/*'."
            : text;
    }
}
