using System.Runtime.CompilerServices;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The ranges of archives in memory.</summary>
internal sealed class MemoryArchiveRanges(WriteBudget writes) : IArchiveRanges
{
    private readonly SortedDictionary<(string Archive, string Run, int Number), StoredRange> _ranges = [];
    private int _version;

    public Task<StoredRange?> FindAsync(ArticleId archive, Revision run, int number, CancellationToken cancellationToken)
    {
        lock (_ranges)
        {
            return Task.FromResult(_ranges.GetValueOrDefault(KeyOf(archive, run, number)));
        }
    }

    public Task<string?> TryWriteAsync(
        ArticleId archive, Revision run, ArchiveRange range, string? expectedETag, CancellationToken cancellationToken)
    {
        writes.Spend();
        lock (_ranges)
        {
            var key = KeyOf(archive, run, range.Number);
            if (_ranges.GetValueOrDefault(key)?.ETag != expectedETag)
            {
                return Task.FromResult<string?>(null);
            }

            var etag = $"r{++_version}";
            _ranges[key] = new StoredRange(range, etag);
            return Task.FromResult<string?>(etag);
        }
    }

    public async IAsyncEnumerable<ArchiveRange> ListAsync(
        ArticleId archive, Revision run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        List<ArchiveRange> found;
        lock (_ranges)
        {
            found = [.. _ranges.Where(pair => pair.Key.Archive == archive.ToString() && pair.Key.Run == run.ToString())
                .Select(pair => pair.Value.Range)];
        }

        foreach (var range in found)
        {
            yield return range;
        }
    }

    public Task DeleteAsync(ArticleId archive, Revision? run, CancellationToken cancellationToken)
    {
        lock (_ranges)
        {
            foreach (var key in _ranges.Keys.Where(key => key.Archive == archive.ToString() && key.Run != run?.ToString()).ToList())
            {
                writes.Spend();
                _ranges.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    private static (string Archive, string Run, int Number) KeyOf(ArticleId archive, Revision run, int number) =>
        (archive.ToString(), run.ToString(), number);
}
