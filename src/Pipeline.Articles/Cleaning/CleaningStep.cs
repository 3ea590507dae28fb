using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning;

/// <summary>
/// The first stage: a file in the drop zone becomes one cleaned document (or several, for a feed or an array) and a pointer each in
/// <see cref="StorageNames.ToEnrich"/>. It may run twice or die half-way: the same revision ends in the same documents, and the
/// newest revision wins, because a document is only written over the one that was seen before the file was read.
/// </summary>
public sealed partial class CleaningStep(
    IDropZone dropZone,
    ArticleReader reader,
    ArticleCleaner cleaner,
    IDocumentStore<CleanedArticle> documents,
    IPointerQueue queue,
    ILedger ledger,
    FailureLog failures,
    IOptions<ReadingOptions> options,
    TimeProvider time,
    ILogger<CleaningStep> logger)
{
    internal const string Stage = "CleanArticle";
    private const int MaxTries = 5;

    // Two triggers often tell of one file at the same moment: the second shall find the first one's row, not repeat its work and its pointer.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <summary>
    /// Cleans the file <paramref name="name"/> if this revision has not been cleaned yet. What an older version cleaned is left to re-processing, which
    /// keeps to a rate: a host that is told of every file anew must not clean them all at once.
    /// </summary>
    /// <param name="name">The blob's name in the drop zone, without the container.</param>
    /// <param name="cancellationToken">Gives up; the host tries again later.</param>
    public Task RunAsync(string name, CancellationToken cancellationToken) => RunAsync(name, again: false, cancellationToken);

    /// <summary>As <see cref="RunAsync(string, CancellationToken)"/>, and also if another version cleaned this revision.</summary>
    public Task RepeatAsync(string name, CancellationToken cancellationToken) => RunAsync(name, again: true, cancellationToken);

    private Task RunAsync(string name, bool again, CancellationToken cancellationToken)
    {
        var id = ArticleId.FromName(name);
        return failures.RunAsync(Stage, id, name, token => CleanInTurnAsync(id, name, again, token), cancellationToken);
    }

    private async Task CleanInTurnAsync(ArticleId id, string name, bool again, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)id.GetHashCode() % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            await CleanAsync(id, name, again, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task CleanAsync(ArticleId id, string name, bool again, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            if (await TryCleanAsync(id, name, again, cancellationToken))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The file changed under each of {MaxTries} tries.");
    }

    /// <returns>False when another revision was written meanwhile: the file has to be read again.</returns>
    private async Task<bool> TryCleanAsync(ArticleId id, string name, bool again, CancellationToken cancellationToken)
    {
        var known = await ledger.FindAsync(id, cancellationToken);
        if (IsRead(known) && (!again || IsCurrent(known)) && known.SourceETag == await dropZone.FindETagAsync(name, cancellationToken))
        {
            return true;
        }

        await using var file = await dropZone.OpenAsync(name, cancellationToken);
        if (file is null)
        {
            LogGone(id);
            return true;
        }

        Revision revision = default;
        try
        {
            var content = await ReadAsync(file, cancellationToken);
            revision = Revision.Of(content.Span);
            if (IsCurrent(known) && known.Revision == revision)
            {
                await ledger.UpdateAsync(id, known, entry => entry is null ? null : entry with { SourceETag = file.ETag }, cancellationToken);
                return true;
            }

            var sources = reader.Read(name, content, cancellationToken);
            return sources is [{ Part: null } single]
                ? await WriteAsync(single, revision, file.ETag, known, cancellationToken)
                : await ExpandAsync(id, name, sources, revision, file.ETag, known, cancellationToken);
        }
        catch (ArticleRejectedException rejected)
        {
            await RejectAsync(id, name, part: null, rejected.Reason, revision, file.ETag, known, cancellationToken);
            return true;
        }
    }

    private async Task<bool> ExpandAsync(
        ArticleId id, string name, IReadOnlyList<SourceDocument> sources, Revision revision, string sourceETag, LedgerEntry? known, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            var partId = ArticleId.FromPart(name, source.Part!);
            var part = await ledger.FindAsync(partId, cancellationToken);
            var partRevision = Revision.Of(Encoding.UTF8.GetBytes(source.Declared.Title + '\n' + source.Content));
            if (IsCurrent(part) && part.Revision == partRevision)
            {
                continue;
            }

            try
            {
                if (!await WriteAsync(source, partRevision, sourceETag, part, cancellationToken))
                {
                    return false;
                }
            }
            catch (ArticleRejectedException rejected)
            {
                await RejectAsync(partId, name, source.Part, rejected.Reason, partRevision, sourceETag, part, cancellationToken);
            }
        }

        await ledger.UpdateAsync(
            id,
            known,
            entry => (entry ?? NewEntry(id, name, part: null)) with
            {
                Stage = ArticleStage.Expanded,
                Revision = revision,
                Sequence = NextSequence(entry, revision),
                SourceETag = sourceETag,
                CleanerVersion = cleaner.CurrentVersion,
                CleanedAt = time.GetUtcNow(),
                Parts = sources.Count,
                Attempts = 0,
                Reason = null,
                FailedIn = null,
            },
            cancellationToken);
        return true;
    }

    private async Task<bool> WriteAsync(SourceDocument source, Revision revision, string sourceETag, LedgerEntry? known, CancellationToken cancellationToken)
    {
        var article = cleaner.Clean(source, cancellationToken) with
        {
            Revision = revision,
            Sequence = NextSequence(known, revision),
            CleanedAt = time.GetUtcNow(),
            TraceParent = Activity.Current?.Id,
        };

        var etag = await documents.TryWriteAsync(article, known?.CleanETag, cancellationToken);
        if (etag is null)
        {
            // The row lags behind the document: a run died between the two, or another one is at work.
            var stored = await documents.ReadAsync(article.Id, cancellationToken);
            if (stored is null || stored.Document.Revision != revision || stored.Document.CleanerVersion > article.CleanerVersion)
            {
                await CatchUpAsync(stored, source, article.Id, cancellationToken);
                return false;
            }

            article = article with { Sequence = stored.Document.Sequence };
            etag = await documents.TryWriteAsync(article, stored.ETag, cancellationToken);
            if (etag is null)
            {
                return false;
            }
        }

        await queue.SendAsync(StorageNames.ToEnrich, new ArticlePointer(article.Id, revision, TraceParent: article.TraceParent), TimeSpan.Zero, cancellationToken);
        await ledger.UpdateAsync(article.Id, known, entry => Cleaned(entry, article, sourceETag, etag), cancellationToken);
        LogCleaned(article.Id, article.WordCount, article.BlocksKept, article.BlocksDropped);
        return true;
    }

    /// <summary>Brings the row up to the stored document, so that the next try starts from it.</summary>
    private async Task CatchUpAsync(StoredDocument<CleanedArticle>? stored, SourceDocument source, ArticleId id, CancellationToken cancellationToken) =>
        await ledger.UpdateAsync(
            id,
            known: null,
            entry => (entry ?? NewEntry(id, source.Name, source.Part)) with
            {
                CleanETag = stored?.ETag,
                Revision = stored?.Document.Revision ?? default,
                Sequence = Math.Max(entry?.Sequence ?? 0, stored?.Document.Sequence ?? 0),
                CleanerVersion = 0,
            },
            cancellationToken);

    private static LedgerEntry? Cleaned(LedgerEntry? entry, CleanedArticle article, string sourceETag, string cleanETag)
    {
        if (entry is not null && entry.Sequence > article.Sequence)
        {
            return null;
        }

        // The next stages may have been quicker than this write: they are not set back.
        var overtaken = entry is not null && entry.Sequence == article.Sequence && entry.CleanerVersion == article.CleanerVersion
            && entry.Stage is ArticleStage.Enriched or ArticleStage.Published;
        var row = (entry ?? NewEntry(article.Id, article.Name, article.Part)) with { SourceETag = sourceETag, CleanETag = cleanETag };
        return overtaken
            ? row
            : row with
            {
                Stage = ArticleStage.Cleaned,
                Revision = article.Revision,
                Sequence = article.Sequence,
                Title = article.Title,
                CleanerVersion = article.CleanerVersion,
                CleanedAt = article.CleanedAt,
                EnricherVersion = 0,
                PublisherVersion = 0,
                IndexVersion = 0,
                EnrichedAt = null,
                PublishedAt = null,
                TextRecords = 0,
                Features = null,
                Delivered = [],
                Attempts = 0,
                Reason = null,
                FailedIn = null,
            };
    }

    private async Task RejectAsync(
        ArticleId id, string name, string? part, RejectionReason reason, Revision revision, string sourceETag, LedgerEntry? known, CancellationToken cancellationToken)
    {
        LogRejected(id, reason.Code);
        await ledger.UpdateAsync(
            id,
            known,
            entry => (entry ?? NewEntry(id, name, part)) with
            {
                Stage = ArticleStage.Rejected,
                Revision = revision,
                Sequence = NextSequence(entry, revision),
                SourceETag = sourceETag,
                CleanerVersion = cleaner.CurrentVersion,
                CleanedAt = time.GetUtcNow(),
                Attempts = 0,
                Reason = reason,
                FailedIn = null,
            },
            cancellationToken);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(DroppedFile file, CancellationToken cancellationToken)
    {
        var limit = options.Value.MaxBytes;
        if (file.Length > limit)
        {
            throw new ArticleRejectedException(
                "too-large",
                $"The file has {file.Length:N0} bytes; at most {limit:N0} are read. Split it, or raise Reading:MaxBytes.");
        }

        var content = new byte[file.Length];
        await file.Content.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private static bool IsRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] LedgerEntry? entry) =>
        entry is { SourceETag: not null, Stage: not ArticleStage.Failed };

    private bool IsCurrent([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] LedgerEntry? entry) =>
        IsRead(entry) && entry.CleanerVersion == cleaner.CurrentVersion;

    private static int NextSequence(LedgerEntry? entry, Revision revision) =>
        entry is null ? 1 : entry.Revision == revision && entry.Sequence > 0 ? entry.Sequence : entry.Sequence + 1;

    private static LedgerEntry NewEntry(ArticleId id, string name, string? part) =>
        new() { Id = id, Name = name, Part = part, Stage = ArticleStage.Cleaned };

    [LoggerMessage(EventId = 10, Level = LogLevel.Debug, Message = "Article {ArticleId} cleaned: {Words} words, {Kept} blocks kept, {Dropped} dropped.")]
    private partial void LogCleaned(ArticleId articleId, int words, int kept, int dropped);

    [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "Article {ArticleId} rejected: {Code}.")]
    private partial void LogRejected(ArticleId articleId, string code);

    [LoggerMessage(EventId = 12, Level = LogLevel.Information, Message = "Article {ArticleId} is gone from the drop zone.")]
    private partial void LogGone(ArticleId articleId);
}
