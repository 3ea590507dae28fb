using Pipeline.Articles;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Reading;
using Pipeline.Storage;

namespace Pipeline.Local.Ingesting;

/// <summary>Drops files into the drop zone and follows each in the ledger until it is published, rejected or given up.</summary>
internal sealed class Ingestion(
    IInbox inbox,
    ILedger ledger,
    IDocumentStore<EnrichedArticle> documents,
    ArticleReader reader,
    TimeProvider time)
{
    private const int Parallelism = 16;
    private const int TopEntities = 4;

    // The host tries five times (host.json) before it moves a message to the poison queue.
    private const int MaxAttempts = 5;

    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(100);

    // Longer than the longest pause between two tries of a stage that makes progress at all.
    private static readonly TimeSpan StandstillLimit = TimeSpan.FromMinutes(3);

    /// <summary>Runs it.</summary>
    /// <param name="files">The files to drop.</param>
    /// <param name="progress">Is told after each look at the ledger.</param>
    /// <param name="cancellationToken">Stops following; what was dropped stays.</param>
    /// <returns>One outcome an article, in the order of the files.</returns>
    public async Task<IReadOnlyList<IngestOutcome>> RunAsync(
        IReadOnlyList<InputFile> files, Action<IngestProgress> progress, CancellationToken cancellationToken)
    {
        var items = await DropAsync(files, progress, cancellationToken);
        await FollowAsync(items, files.ToDictionary(file => file.Name, file => file.Path, StringComparer.Ordinal), progress, cancellationToken);
        var outcomes = new IngestOutcome[items.Count];
        await Parallel.ForAsync(0, items.Count, Options(cancellationToken), async (index, token) => outcomes[index] = await OutcomeAsync(items[index], token));
        return outcomes;
    }

    private async Task<List<IngestItem>> DropAsync(IReadOnlyList<InputFile> files, Action<IngestProgress> progress, CancellationToken cancellationToken)
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

    /// <summary>Drops a file. One that cannot be read, or has a name that the drop zone cannot hold, does not keep the others from going on.</summary>
    private async Task<IngestItem> DropAsync(InputFile file, CancellationToken cancellationToken)
    {
        var id = ArticleId.FromName(file.Name);
        var started = time.GetTimestamp();
        try
        {
            await using var content = File.OpenRead(file.Path);
            var etag = await inbox.UploadAsync(file.Name, content, cancellationToken);
            return new IngestItem(id, file.Name, part: null, etag, started);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new IngestItem(id, file.Name, part: null, sourceETag: null, started) { NotDropped = new RejectionReason("not-dropped", exception.Message) };
        }
    }

    private async Task FollowAsync(
        List<IngestItem> items, Dictionary<string, string> paths, Action<IngestProgress> progress, CancellationToken cancellationToken)
    {
        var moved = time.GetTimestamp();
        var before = new IngestProgress(items.Count, items.Count, 0, 0, 0);
        while (true)
        {
            await Parallel.ForEachAsync(items.Where(item => !IsOver(item)).ToList(), Options(cancellationToken), LookAsync);
            await ExpandAsync(items, paths, cancellationToken);
            var now = Count(items);
            progress(now);
            if (items.TrueForAll(IsOver))
            {
                return;
            }

            if (now != before)
            {
                (before, moved) = (now, time.GetTimestamp());
            }
            else if (time.GetElapsedTime(moved) > StandstillLimit)
            {
                return;
            }

            await Task.Delay(PollingInterval, time, cancellationToken);
        }
    }

    private async ValueTask LookAsync(IngestItem item, CancellationToken cancellationToken)
    {
        var entry = await ledger.FindAsync(item.Id, cancellationToken);
        if (entry is not null && (item.SourceETag is null || entry.SourceETag == item.SourceETag || entry.Stage == ArticleStage.Failed))
        {
            item.Entry = entry;
            if (IsOver(item))
            {
                item.Took = time.GetElapsedTime(item.DroppedAt);
            }
        }
    }

    /// <summary>Puts the articles of a file that holds several in its place.</summary>
    private async Task ExpandAsync(List<IngestItem> items, Dictionary<string, string> paths, CancellationToken cancellationToken)
    {
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            if (item is not { Part: null, Entry.Stage: ArticleStage.Expanded })
            {
                continue;
            }

            var content = await File.ReadAllBytesAsync(paths[item.File], cancellationToken);
            var parts = reader.Read(item.File, content, cancellationToken)
                .Select(source => new IngestItem(ArticleId.FromPart(item.File, source.Part!), item.File, source.Part, sourceETag: null, item.DroppedAt))
                .DistinctBy(part => part.Id)
                .ToList();
            items.RemoveAt(index);
            items.InsertRange(index, parts);
            index += parts.Count - 1;
        }
    }

    private async Task<IngestOutcome> OutcomeAsync(IngestItem item, CancellationToken cancellationToken)
    {
        var entry = item.Entry;
        var outcome = new IngestOutcome
        {
            File = item.File,
            Part = item.Part,
            Id = item.Id,
            State = (item.NotDropped, entry?.Stage) switch
            {
                (not null, _) => IngestState.Failed,
                (_, ArticleStage.Published) => IngestState.Published,
                (_, ArticleStage.Rejected) => IngestState.Rejected,
                (_, ArticleStage.Failed) => IngestState.Failed,
                _ => IngestState.Unfinished,
            },
            Reason = item.NotDropped ?? entry?.Reason,
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
                .Select(entity => entity.Name)],
        };
    }

    private static bool IsOver(IngestItem item) => item.NotDropped is not null || item.Entry switch
    {
        null => false,
        { Stage: ArticleStage.Published or ArticleStage.Rejected } => true,
        { Stage: ArticleStage.Failed, Attempts: >= MaxAttempts } => true,
        _ => false,
    };

    private static IngestProgress Count(List<IngestItem> items) => new(
        items.Count,
        items.Count,
        items.Count(item => item.Entry is { Stage: not ArticleStage.Failed }),
        items.Count(item => item.Entry is { Stage: ArticleStage.Enriched or ArticleStage.Published or ArticleStage.Rejected }),
        items.Count(IsOver));

    private static ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
}
