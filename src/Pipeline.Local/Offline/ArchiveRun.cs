using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Articles.Extraction;
using Pipeline.Articles.Enrichment.Redaction;

namespace Pipeline.Local.Offline;

/// <summary>
/// Runs the pages of a crawl archive through the given stages on all cores, and writes a line of JSON for each article or rejection, in the
/// archive's order. The archive is read as fast as the lines are written: a few dozen pages are in memory.
/// </summary>
/// <param name="extractor">Finds the articles in a page.</param>
/// <param name="process">Makes an article's JSON; throws <see cref="NotRedactedException"/> when it is rejected after all.</param>
/// <param name="selection">Which pages are wanted.</param>
/// <param name="time">The clock.</param>
internal sealed class ArchiveRun(
    ArticleExtractor extractor,
    Func<ExtractedArticle, CancellationToken, Task<string>> process,
    ArchiveSelection selection,
    TimeProvider time)
{
    // As many as keep all cores at work while the next lines, in the archive's order, wait for a slow page.
    private static readonly int MaxBatches = 8 * Environment.ProcessorCount;

    /// <summary>Runs an archive.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="WebArchiveLimitException">The archive is over a limit; the lines of what comes before are written.</exception>
    /// <exception cref="IOException">It cannot be read, or the lines cannot be written.</exception>
    public async Task<ArchiveSummary> RunAsync(
        string name, WebArchive archive, long length, TextWriter output, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var summary = new ArchiveSummary(name);
        var progress = new ArchiveProgress(name, length, time, Console.IsErrorRedirected ? null : Console.Error);
        var pages = Channel.CreateBounded<Task<List<Line>>>(MaxBatches);
        var reading = Task.Run(() => ReadAsync(name, archive, summary, pages.Writer, ending.Token), CancellationToken.None);
        try
        {
            var seen = new HashSet<Int128>();
            await foreach (var batch in pages.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (var line in await batch)
                {
                    await WriteAsync(line, seen, summary, output);
                }

                progress.Show(archive.Records, summary.Lines, archive.BytesRead);
            }

            await reading;
        }
        finally
        {
            await ending.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            progress.Clear();
            await output.FlushAsync(CancellationToken.None);
        }

        return summary;
    }

    private async Task ReadAsync(
        string name, WebArchive archive, ArchiveSummary summary, ChannelWriter<Task<List<Line>>> pages, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            var batches = new ArchiveBatches(archive, selection, summary);
            while (batches.Next() is { Count: > 0 } batch)
            {
                await pages.WriteAsync(Task.Run(() => ExtractAsync(name, batch, cancellationToken), cancellationToken), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or WebArchiveLimitException or OperationCanceledException)
        {
            fault = exception;
        }

        pages.Complete(fault);
    }

    private async Task<List<Line>> ExtractAsync(string name, List<ArchivedPage> batch, CancellationToken cancellationToken)
    {
        var lines = new List<Line>();
        foreach (var article in batch.SelectMany(page => extractor.Extract(name, page, cancellationToken)))
        {
            lines.Add(await LineOfAsync(article, cancellationToken));
        }

        return lines;
    }

    private async Task<Line> LineOfAsync(ExtractedArticle article, CancellationToken cancellationToken)
    {
        if (article.IsRejected)
        {
            return Line.Of(article, article.Rejection);
        }

        try
        {
            return new Line(await process(article, cancellationToken), Rejection: null, Line.HashOf(article));
        }
        catch (NotRedactedException rejected)
        {
            return Line.Of(article, rejected.Reason);
        }
    }

    private static async Task WriteAsync(Line line, HashSet<Int128> seen, ArchiveSummary summary, TextWriter output)
    {
        if (line.Rejection is { } reason)
        {
            summary.AddRejected(reason);
        }
        else if (seen.Add(line.Hash))
        {
            summary.AddArticle();
        }
        else
        {
            summary.Repeated++;
            return;
        }

        await output.WriteAsync(line.Json);
        await output.WriteAsync('\n');
    }

    private sealed record Line(string Json, RejectionReason? Rejection, Int128 Hash)
    {
        public static Line Of(ExtractedArticle article, RejectionReason reason) =>
            new(CliJson.Serialize(new RejectedFile(article.Name, article.Part, reason, article.CanonicalUrl)), reason, Hash: default);

        /// <summary>A page that was changed and changed back is written three times: the newest capture is the page.</summary>
        public static Int128 HashOf(ExtractedArticle article) => BitConverter.ToInt128(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', article.CanonicalUrl, article.CapturedAt?.UtcTicks, article.Title, article.Text))));
    }
}
