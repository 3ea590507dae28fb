using System.Collections.Concurrent;
using System.Text;
using Articles.Extraction;
using Pipeline.Articles.Enrichment.Redaction;

namespace Pipeline.Local.Offline;

/// <summary>Runs files through the given stages on all cores, and writes one JSON document per article.</summary>
/// <param name="extract">Finds the articles in a file.</param>
/// <param name="explains">Whether a rejected article, if only its file could be read, is processed too: with its blocks.</param>
/// <param name="process">Makes an article's JSON; throws <see cref="NotRedactedException"/> when it is rejected after all.</param>
/// <param name="archives">Runs crawl archives as streams; null to read them as other files, within the limits of a file.</param>
internal sealed class OfflineRun(
    Func<string, ReadOnlyMemory<byte>, CancellationToken, IReadOnlyList<ExtractedArticle>> extract,
    bool explains,
    Func<ExtractedArticle, CancellationToken, Task<string>> process,
    ArchiveFiles? archives = null)
{
    private readonly Lock _output = new();

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
                    if (archives is not null && ArchiveFiles.MayBe(file))
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
                    await Console.Error.WriteLineAsync($"{file.Path}: {exception.Message}");
                }
            });
        // Each takes all cores by itself.
        foreach (var file in later.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            try
            {
                var summary = await archives!.TryRunAsync(file, outputFolder, cancellationToken);
                if (summary is null)
                {
                    ThrowIfSelected();
                    await WriteAsync(file, await ProcessAsync(file, cancellationToken), outputFolder, cancellationToken);
                }

                failures += summary is { IsNothingSelected: true } ? 1 : 0;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WebArchiveLimitException)
            {
                failures++;
                await Console.Error.WriteLineAsync($"{file.Path}: {exception.Message}");
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

    private async Task<IReadOnlyList<string>> ProcessAsync(InputFile file, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file.Path, cancellationToken);
        var documents = new List<string>();
        foreach (var article in extract(file.Name, content, cancellationToken))
        {
            documents.Add(await ProcessOneAsync(file, article, cancellationToken));
        }

        return documents;
    }

    private async Task<string> ProcessOneAsync(InputFile file, ExtractedArticle article, CancellationToken cancellationToken)
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

    private static string Rejected(InputFile file, string? part, RejectionReason reason)
    {
        Console.Error.WriteLine($"{file.Name}{(part is null ? string.Empty : $" ({part})")}: rejected, {reason.Code}: {reason.Message}");
        return CliJson.Serialize(new RejectedFile(file.Name, part, reason));
    }

    private async Task WriteAsync(
        InputFile file, IReadOnlyList<string> documents, string? outputFolder, CancellationToken cancellationToken)
    {
        if (outputFolder is null)
        {
            lock (_output)
            {
                foreach (var document in documents)
                {
                    Console.Out.WriteLine(document);
                }
            }

            return;
        }

        for (var index = 0; index < documents.Count; index++)
        {
            var path = Path.Combine(outputFolder, index == 0 ? $"{file.Name}.json" : $"{file.Name}.{index + 1}.json");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(
                path, documents[index] + '\n', new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        }
    }
}
