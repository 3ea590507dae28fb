using Articles.Extraction;
using Azure;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Local.Hosting;
using Pipeline.Storage;

namespace Pipeline.Local.Ingesting;

/// <summary>
/// Drops files into the inbox and follows each in the ledger until it is published, rejected or given up. A file that is in the inbox in
/// the same version, and finished, is not dropped again.
/// </summary>
internal sealed class Ingestion(
    IInbox inbox,
    IInboxReader reader,
    CleanerVersion cleaner,
    StorageRestarts restarts,
    ILedger ledger,
    IDocumentStore<EnrichedArticle> documents,
    IArticleParts parts,
    FileParts fileParts,
    TimeProvider time)
{
    private const int Parallelism = 16;
    private const int TopEntities = 4;
    private const int BlockSize = 1024 * 1024;

    // A larger one is rejected unread by any settings in use, and need not be held in memory to be compared.
    private const long MaxCompared = 64_000_000;

    private static readonly TimeSpan AwayPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(100);

    // Longer than the longest pause between two tries of a stage that still makes progress.
    private static readonly TimeSpan StandstillLimit = TimeSpan.FromMinutes(3);

    /// <summary>Runs it.</summary>
    /// <param name="files">The files to drop.</param>
    /// <param name="progress">Is told after each look at the ledger.</param>
    /// <param name="cancellationToken">Stops following; what was dropped stays.</param>
    /// <returns>One outcome an article, in the order of the files.</returns>
    public async Task<IReadOnlyList<IngestOutcome>> RunAsync(
        IReadOnlyList<InputFile> files, Action<IngestProgress> progress, CancellationToken cancellationToken)
    {
        var paths = files.ToDictionary(file => file.Name, file => file.Path, StringComparer.Ordinal);
        List<IngestItem> items;
        int before;
        do
        {
            // A killed storage has lost its latest data: each file is looked up again, and dropped again if it is missing.
            before = restarts.Count;
            items = await DropAsync(files, progress, cancellationToken);
        }
        while (!await FollowAsync(items, paths, before, progress, cancellationToken));

        var outcomes = new IngestOutcome[items.Count];
        await Parallel.ForAsync(
            0, items.Count, Options(cancellationToken), async (index, token) => outcomes[index] = await OutcomeAsync(items[index], token));
        return outcomes;
    }

    private async Task<List<IngestItem>> DropAsync(
        IReadOnlyList<InputFile> files, Action<IngestProgress> progress, CancellationToken cancellationToken)
    {
        var items = new IngestItem[files.Count];
        var dropped = 0;
        await Parallel.ForAsync(0, files.Count, Options(cancellationToken), async (index, token) =>
        {
            items[index] = await DropAsync(files[index], token);
            progress(new IngestProgress(files.Count, Interlocked.Increment(ref dropped), 0, 0, 0));
        });
        return [.. items];
    }

    /// <summary>Drops a file. One that cannot be read, or has a name that the inbox cannot hold, does not stop the others.</summary>
    private async Task<IngestItem> DropAsync(InputFile file, CancellationToken cancellationToken)
    {
        var id = ArticleId.FromName(file.Name);
        var started = time.GetTimestamp();
        try
        {
            var revision = await ReadRevisionAsync(file.Path, cancellationToken);
            return await WhenThereAsync(() => DropAsync(file, revision, started, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new IngestItem(id, file.Name, part: null, started) { Lost = new RejectionReason("not-dropped", exception.Message) };
        }
    }

    private async Task<IngestItem> DropAsync(InputFile file, Revision revision, long started, CancellationToken cancellationToken)
    {
        var id = ArticleId.FromName(file.Name);
        var row = await ledger.FindAsync(id, cancellationToken);
        if (IsDone(row) && row!.CleanerVersion == cleaner.Value
            && (row.Contents is null
                ? IsOf(row, revision) && await reader.FindETagAsync(file.Name, cancellationToken) == row.SourceETag
                : await IsInInboxAsync(file, row, cancellationToken)))
        {
            return new IngestItem(id, file.Name, part: null, started)
            { SourceETag = row.SourceETag, Revision = revision, Entry = row, IsUnchanged = true };
        }

        // An archive that a killed run has begun is not begun again: what is done of it is done.
        if (row is { Stage: ArticleStage.Expanding, Contents: not null } && row.CleanerVersion == cleaner.Value
            && await IsInInboxAsync(file, row, cancellationToken))
        {
            return new IngestItem(id, file.Name, part: null, started) { SourceETag = row.SourceETag, Revision = revision };
        }

        await using var content = File.OpenRead(file.Path);
        var etag = await inbox.UploadAsync(file.Name, content, cancellationToken);
        return new IngestItem(id, file.Name, part: null, started) { SourceETag = etag, Revision = revision, RowBefore = row?.ETag };
    }

    /// <summary>Whether the inbox has the same archive. Its row has no hash of its bytes.</summary>
    private async Task<bool> IsInInboxAsync(InputFile file, LedgerEntry row, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file.Path);
        if (row.SourceETag is null || content.Length != row.Contents!.Length
            || await reader.OpenVersionAsync(file.Name, row.SourceETag, cancellationToken) is not { } dropped)
        {
            return false;
        }

        await using (dropped)
        {
            var (one, other) = (new byte[BlockSize], new byte[BlockSize]);
            while (true)
            {
                var length = await content.ReadAtLeastAsync(one, BlockSize, throwOnEndOfStream: false, cancellationToken);
                var same = await dropped.Content.ReadAtLeastAsync(other, BlockSize, throwOnEndOfStream: false, cancellationToken);
                if (length != same || !one.AsSpan(0, length).SequenceEqual(other.AsSpan(0, same)))
                {
                    return false;
                }

                if (length < BlockSize)
                {
                    return true;
                }
            }
        }
    }

    private static async Task<Revision> ReadRevisionAsync(string path, CancellationToken cancellationToken) =>
        new FileInfo(path).Length > MaxCompared ? default : Revision.Of(await File.ReadAllBytesAsync(path, cancellationToken));

    /// <returns>False if the storage was killed meanwhile, and everything must be checked again.</returns>
    private async Task<bool> FollowAsync(
        List<IngestItem> items, Dictionary<string, string> paths, int restartsBefore, Action<IngestProgress> progress,
        CancellationToken cancellationToken)
    {
        var moved = time.GetTimestamp();
        var before = new IngestProgress(items.Count, items.Count, 0, 0, 0);
        while (true)
        {
            var open = items.Where(item => !IsOver(item)).ToList();
            await Parallel.ForEachAsync(
                open,
                Options(cancellationToken),
                async (item, token) => await WhenThereAsync(
                    async () =>
                    {
                        await LookAsync(item, token);
                        return true;
                    },
                    token));
            await ExpandAsync(items, paths, cancellationToken);
            var now = Count(items);
            progress(now);
            if (restarts.Count != restartsBefore)
            {
                return false;
            }

            if (items.TrueForAll(IsOver))
            {
                return true;
            }

            if (now.IsBeyond(before))
            {
                (before, moved) = (now, time.GetTimestamp());
            }
            else if (time.GetElapsedTime(moved) > StandstillLimit)
            {
                return true;
            }

            await Task.Delay(PollingInterval, time, cancellationToken);
        }
    }

    private async Task LookAsync(IngestItem item, CancellationToken cancellationToken)
    {
        var entry = await FindAsync(item, cancellationToken);
        // Until the stages have processed this drop, the row describes an earlier one.
        var isNews = entry is not null && (item.Part is not null || entry.ETag != item.RowBefore);
        if (entry is not null
            && (item.Part is not null || entry.SourceETag == item.SourceETag || IsOf(entry, item.Revision)
            || (isNews && entry.Stage == ArticleStage.Failed)))
        {
            item.Entry = entry;
        }
        else if (isNews && IsDone(entry) && await reader.FindETagAsync(item.File, cancellationToken) is var current
            && current != item.SourceETag && current == entry!.SourceETag)
        {
            item.Lost = current is null
                ? new RejectionReason("removed", "The file was removed from the inbox while it was being processed.")
                : new RejectionReason("replaced", "Another version of the file was dropped while this one was being processed.");
        }

        if (IsOver(item))
        {
            item.Took = time.GetElapsedTime(item.DroppedAt);
        }
    }

    /// <summary>A wire item has a row that other files share; what could not be read of it here has one by this file.</summary>
    private async Task<LedgerEntry?> FindAsync(IngestItem item, CancellationToken cancellationToken)
    {
        var entry = await ledger.FindAsync(item.Id, cancellationToken);
        return item.IdByFile is { } byFile && byFile != item.Id && entry?.Name != item.File
            && await ledger.FindAsync(byFile, cancellationToken) is { Stage: ArticleStage.Rejected } rejected
            ? rejected
            : entry;
    }

    /// <summary>Retries while the storage is unavailable, up to the limit for a run without progress.</summary>
    private async Task<T> WhenThereAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (IsAway(exception) && time.GetElapsedTime(started) < StandstillLimit)
            {
                await Task.Delay(AwayPause, time, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Whether nobody answered, which the SDK says after its retries, or one who was killed and has yet to be given its containers and
    /// tables again.
    /// </summary>
    private static bool IsAway(Exception exception) => exception switch
    {
        RequestFailedException failed => failed.Status == 0 || failed.ErrorCode is "ContainerNotFound" or "TableNotFound",
        AggregateException all => all.InnerExceptions.All(IsAway),
        _ => false,
    };

    /// <summary>Whether a row describes these bytes, cleaned by the current cleaner.</summary>
    private bool IsOf(LedgerEntry? row, Revision revision) =>
        row is not null && row.Revision == revision && revision != default && row.CleanerVersion == cleaner.Value;

    private static bool IsDone(LedgerEntry? row) => row?.Stage is ArticleStage.Published or ArticleStage.Embargoed or ArticleStage.Rejected
        or ArticleStage.Expanded or ArticleStage.Withdrawn;

    /// <summary>Replaces a file that holds several articles with its articles.</summary>
    private async Task ExpandAsync(List<IngestItem> items, Dictionary<string, string> paths, CancellationToken cancellationToken)
    {
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            if (item is not { Part: null, Entry.Stage: ArticleStage.Expanded })
            {
                continue;
            }

            var parts = item.Entry.Contents is null
                ? await ReadPartsAsync(item, paths[item.File], cancellationToken)
                : await FindPartsAsync(item, cancellationToken);
            items.RemoveAt(index);
            items.InsertRange(index, parts);
            index += parts.Count - 1;
        }
    }

    private async Task<List<IngestItem>> ReadPartsAsync(IngestItem item, string path, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        return [.. (await fileParts.ReadAsync(item.File, content, cancellationToken))
            .Select(part => new IngestItem(part.Id, item.File, part.Part, item.DroppedAt)
            {
                IdByFile = ArticleId.FromPart(item.File, part.Part),
                Note = item.Entry!.Reason,
                IsUnchanged = item.IsUnchanged,
            })
            .DistinctBy(part => part.Id)];
    }

    /// <summary>The articles of a crawl archive, which is not read a second time.</summary>
    private async Task<List<IngestItem>> FindPartsAsync(IngestItem item, CancellationToken cancellationToken)
    {
        var ids = await parts.ListAsync(item.Id, cancellationToken).ToListAsync(cancellationToken);
        var found = new IngestItem[ids.Count];
        await Parallel.ForAsync(0, ids.Count, Options(cancellationToken), async (index, token) =>
        {
            var row = await ledger.FindAsync(ids[index], token);
            found[index] = new IngestItem(ids[index], item.File, row?.Part ?? ids[index].ToString(), item.DroppedAt)
            {
                // A page may be known in a newer capture from another archive.
                IdByFile = ids[index],
                IsUnchanged = item.IsUnchanged,
            };
        });
        return [.. found];
    }

    private async Task<IngestOutcome> OutcomeAsync(IngestItem item, CancellationToken cancellationToken)
    {
        var entry = item.Entry;
        var outcome = new IngestOutcome
        {
            Name = item.File,
            Part = item.Part,
            Id = item.Id,
            Unchanged = item.IsUnchanged,
            State = (item.Lost, entry?.Stage) switch
            {
                (not null, _) => IngestState.Failed,
                _ when item.IsSuperseded => item.Entry!.IsKilled ? IngestState.Rejected : IngestState.Superseded,
                (_, ArticleStage.Published) => IngestState.Published,
                (_, ArticleStage.Embargoed) => IngestState.Embargoed,
                (_, ArticleStage.Rejected) => IngestState.Rejected,
                (_, ArticleStage.Failed) => IngestState.Failed,
                _ => IngestState.Unfinished,
            },
            Reason = item.Lost ?? (item.IsSuperseded ? Superseded(item) : entry?.Reason),
            Title = entry?.Title,
            Seconds = Math.Round(item.Took.TotalSeconds, 2),
        };
        if (outcome.State != IngestState.Published || (await documents.ReadAsync(item.Id, cancellationToken))?.Document is not { } article)
        {
            return outcome;
        }

        return outcome with
        {
            Title = article.Title,
            Language = article.Language,
            Sentiment = article.Sentiment?.Label.ToString().ToLowerInvariant(),
            Entities = [.. article.Entities
                .Where(entity => entity.Category is "Person" or "Location" or "Organization" or "Event" or "Product")
                .Take(TopEntities)
                .Select(entity => new NamedEntity(entity.Category, entity.Name))],
        };
    }

    private static RejectionReason Superseded(IngestItem item) => item.Note
        ?? new RejectionReason("superseded", $"A newer version of the item is in file '{item.Entry!.Name}'.");

    private static bool IsOver(IngestItem item) =>
        item.Lost is not null || item.IsSuperseded
            || item.Entry is { Stage: ArticleStage.Published or ArticleStage.Embargoed or ArticleStage.Rejected } or { IsGivenUp: true };

    private static IngestProgress Count(List<IngestItem> items) => new(
        items.Count,
        items.Count,
        items.Count(item => item.Entry is { Stage: not ArticleStage.Failed }),
        items.Count(item => item.Entry?.Stage is ArticleStage.Enriched or ArticleStage.Embargoed or ArticleStage.Published
            or ArticleStage.Rejected),
        items.Count(IsOver))
    {
        Archives = items.Select(item => item.Entry).Where(entry => entry is { IsExpanding: true })
            .Aggregate(ArchiveContents.None, (sum, entry) => sum.Plus(entry!.Contents ?? ArchiveContents.None)),
    };

    private static ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
}
