using Articles.Extraction.Formats.WebArchives.Records;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>A range of an archive that is being read. For one thread at a time.</summary>
internal sealed class RangeReading(WebArchive archive, StoredRange stored) : IDisposable
{
    private readonly RecordPlace? _last = RecordPlace.Parse(stored.Range.Last);
    private StoredRange _stored = stored;
    private ArchiveContents _read = ArchiveContents.None;
    private bool _isAtEnd;

    /// <summary>The version of the range that was stored last.</summary>
    public string ETag => _stored.ETag;

    /// <summary>The next pages; fewer at the end of the range.</summary>
    /// <exception cref="WebArchiveLimitException">The archive is over a limit.</exception>
    public List<ArchivedPage> Next(int maxPages, long maxBytes)
    {
        var (batch, bytes) = (new List<ArchivedPage>(maxPages), 0L);
        while (batch.Count < maxPages && bytes < maxBytes)
        {
            if (archive.Read(_last) is not { } page)
            {
                _isAtEnd = true;
                break;
            }

            batch.Add(page);
            bytes += page.Length;
        }

        return batch;
    }

    /// <summary>The range behind the pages that were read last.</summary>
    /// <param name="pages">What became of them.</param>
    public ArchiveRange Advance(ArchiveContents pages)
    {
        var range = _stored.Range;
        var read = new ArchiveContents
        {
            BytesRead = archive.BytesRead,
            Records = archive.Records,
            Omitted = new Dictionary<string, long>(archive.Omitted),
        };
        var contents = range.Contents.Plus(pages).Plus(Difference(read, _read));
        _read = read;
        range = range with { Position = archive.Place?.Format() ?? range.Position, IsDone = _isAtEnd, Contents = contents };
        _stored = _stored with { Range = range };
        return range;
    }

    /// <summary>The range as it is now stored.</summary>
    public StoredRange Stored(string etag) => _stored = _stored with { ETag = etag };

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    private static ArchiveContents Difference(ArchiveContents now, ArchiveContents before) => new()
    {
        BytesRead = now.BytesRead - before.BytesRead,
        Records = now.Records - before.Records,
        Omitted = now.Omitted
            .Select(kind => KeyValuePair.Create(kind.Key, kind.Value - before.Omitted.GetValueOrDefault(kind.Key)))
            .Where(kind => kind.Value > 0)
            .ToDictionary(),
    };
}
