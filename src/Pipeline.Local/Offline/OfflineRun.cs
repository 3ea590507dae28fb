using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Articles.Extraction;
using Pipeline.Articles.Enrichment.Redaction;
using Pipeline.Articles.Operations;

namespace Pipeline.Local.Offline;

/// <summary>Runs files through the given stages on all cores, and writes one document per article.</summary>
/// <param name="extract">Finds the articles in a file.</param>
/// <param name="explains">Whether a rejected article, if only its file could be read, is processed too: with its blocks.</param>
/// <param name="process">Makes an article's document; throws <see cref="NotRedactedException"/> when it is rejected after all.</param>
/// <param name="archives">Runs crawl archives as streams; null to read them as other files, within the limits of a file.</param>
/// <param name="format">The form of the documents; null for JSON.</param>
internal sealed class OfflineRun(
    Func<string, ReadOnlyMemory<byte>, CancellationToken, ExtractedFile> extract,
    bool explains,
    Func<ExtractedArticle, CancellationToken, Task<OfflineDocument>> process,
    ArchiveFiles? archives = null,
    ArticleFormat? format = null)
{
    private readonly ArticleFormat _format = format ?? ArticleFormat.Json;
    private readonly Lock _output = new();
    private bool _isBehindFirst;

    /// <summary>Runs them all.</summary>
    /// <param name="files">The files.</param>
    /// <param name="outputFolder">
    /// Where to write <c>NAME.json</c> (for the second and further articles of a file <c>NAME.2.json</c>…), for a crawl archive
    /// <c>NAME.jsonl</c>; null for JSON lines on standard output: those of an archive in its order, those of files in none.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>
    /// <see cref="ExitCodes.Success"/> when each file gave articles or was rejected with a reason. A selection that leaves nothing of an
    /// archive is a failure.
    /// </returns>
    public async Task<int> RunAsync(IReadOnlyList<InputFile> files, string? outputFolder, CancellationToken cancellationToken)
    {
        var failures = 0;
        var later = new ConcurrentBag<InputFile>();
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (file, token) =>
            {
                try
                {
                    if (archives is not null && !file.IsFetched && archives.IsArchive(file))
                    {
                        later.Add(file);
                        return;
                    }

                    ThrowIfSelected();
                    var documents = await ProcessAsync(file, token);
                    await WriteAsync(file, documents, outputFolder, token);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    Interlocked.Increment(ref failures);
                    await Console.Error.WriteLineAsync($"{file.Label}: {exception.Message}");
                }
            });
        // Each takes all cores by itself.
        foreach (var file in later.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            try
            {
                var summary = await archives!.RunAsync(file, outputFolder, cancellationToken);
                failures += summary.IsNothingSelected ? 1 : 0;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WebArchiveLimitException)
            {
                failures++;
                await Console.Error.WriteLineAsync($"{file.Label}: {exception.Message}");
            }
        }

        return failures == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private void ThrowIfSelected()
    {
        if (archives?.Refusal is { } refusal)
        {
            throw new IOException(refusal);
        }
    }

    private async Task<IReadOnlyList<OfflineDocument>> ProcessAsync(InputFile file, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file.Path, cancellationToken);
        var documents = new List<OfflineDocument>();
        var articles = extract(file.Name, content, cancellationToken);
        foreach (var article in articles)
        {
            if (await ProcessOneAsync(file, article, cancellationToken) is { } document)
            {
                documents.Add(document);
            }
        }

        if (articles.Omitted.Count > 0)
        {
            var contents = ContentsText.Of(articles.Count(article => !article.IsRejected), articles.Omitted);
            await Console.Error.WriteLineAsync($"{file.Name}: {contents}.");
        }

        return documents;
    }

    private async Task<OfflineDocument?> ProcessOneAsync(InputFile file, ExtractedArticle article, CancellationToken cancellationToken)
    {
        if (article.IsRejected && (article.Format is null || !explains))
        {
            return Rejected(file, article.Part, article.Rejection);
        }

        try
        {
            return await process(article, cancellationToken);
        }
        catch (NotRedactedException rejected)
        {
            return Rejected(file, article.Part, rejected.Reason);
        }
    }

    /// <summary>Reports a rejection; only JSON has a document of it.</summary>
    private OfflineDocument? Rejected(InputFile file, string? part, RejectionReason reason)
    {
        Console.Error.WriteLine($"{file.Name}{(part is null ? string.Empty : $" ({part})")}: rejected, {reason.Code}: {reason.Message}");
        return _format == ArticleFormat.Json ? OfflineDocument.Json(CliJson.Serialize(new RejectedFile(file.Name, part, reason))) : null;
    }

    private async Task WriteAsync(
        InputFile file, IReadOnlyList<OfflineDocument> documents, string? outputFolder, CancellationToken cancellationToken)
    {
        if (outputFolder is null)
        {
            lock (_output)
            {
                foreach (var document in documents)
                {
                    Console.Out.Write((_isBehindFirst ? _format.Separator : document.Opening) + document.Text);
                    _isBehindFirst = true;
                }
            }

            return;
        }

        for (var index = 0; index < documents.Count; index++)
        {
            var number = index == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $".{index + 1}");
            var path = Path.Combine(outputFolder, $"{file.Name}{number}.{_format.Extension}");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(
                path, documents[index].Opening + documents[index].Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                cancellationToken);
        }
    }
}
