using System.Runtime.ExceptionServices;
using Articles.Extraction;

namespace Pipeline.Local.Offline;

/// <summary>
/// The wanted pages of a crawl archive, a few at a time: threads that hand each page on by itself wait for one another most of the time.
/// </summary>
/// <param name="archive">The archive.</param>
/// <param name="selection">Which pages are wanted.</param>
/// <param name="summary">Counts the others.</param>
internal sealed class ArchiveBatches(WebArchive archive, ArchiveSelection selection, ArchiveSummary summary)
{
    private const int MaxPages = 16;
    private const long MaxBytes = 1_000_000;

    private ExceptionDispatchInfo? _fault;

    /// <summary>The next pages; none at the end.</summary>
    /// <exception cref="IOException">The archive cannot be read further; thrown behind the pages that came before.</exception>
    /// <exception cref="WebArchiveLimitException">The archive is over a limit; thrown behind the pages that came before.</exception>
    public List<ArchivedPage> Next()
    {
        _fault?.Throw();
        var (batch, bytes) = (new List<ArchivedPage>(MaxPages), 0L);
        try
        {
            while (batch.Count < MaxPages && bytes < MaxBytes && archive.Read() is { } page)
            {
                if (selection.Includes(page, archive.Records))
                {
                    batch.Add(page);
                    bytes += page.Length;
                }
                else
                {
                    summary.Unselected++;
                }
            }
        }
        catch (Exception exception) when (batch.Count > 0 && exception is (IOException or WebArchiveLimitException))
        {
            _fault = ExceptionDispatchInfo.Capture(exception);
        }

        return batch;
    }
}
