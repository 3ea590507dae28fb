using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Drop;

/// <summary>Follows the files of a page in the ledger until each has ended.</summary>
internal sealed class DropFollower(
    DropBatches batches, ILedger ledger, IArticleParts parts, IInboxReader inbox, FragmentRenderer renderer,
    IHostApplicationLifetime lifetime, TimeProvider time)
{
    private const int LooksAtOnce = 64;
    private const int PartsShown = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    /// <summary>How far the files of a batch are now.</summary>
    public async Task<DropListModel> LookAsync(string key, CancellationToken cancellationToken)
    {
        var files = await Task.WhenAll(batches.Find(key).Select(file => LookAsync(file, cancellationToken)));
        return new DropListModel(files, time.GetUtcNow());
    }

    /// <summary>The list as HTML, each time that it has changed; ends when all have ended, or the server stops.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var known = new Dictionary<DroppedFile, FollowedFile>();
        var turn = 0;
        string? last = null;
        while (await TryLookAsync(key, known, turn++, stop.Token) is { } model)
        {
            var html = await renderer.RenderAsync<DropList>(model);
            if (html != last)
            {
                yield return new SseItem<string>(last = html, "html");
            }

            if (model.Done == model.Files.Count)
            {
                yield return new SseItem<string>(string.Empty, "end");
                yield break;
            }

            await Task.Delay(Interval, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Looks at some of those that have not ended, each in its turn: a batch may be large. Null when it is time to stop.</summary>
    private async Task<DropListModel?> TryLookAsync(
        string key, Dictionary<DroppedFile, FollowedFile> known, int turn, CancellationToken cancellationToken)
    {
        try
        {
            var files = batches.Find(key);
            var open = files.Where(file => !(known.TryGetValue(file, out var followed) && followed.IsDone)).ToList();
            var turns = Math.Max(1, (open.Count + LooksAtOnce - 1) / LooksAtOnce);
            foreach (var followed in await Task.WhenAll(
                open.Skip(turn % turns * LooksAtOnce).Take(LooksAtOnce).Select(file => LookAsync(file, cancellationToken))))
            {
                known[followed.File] = followed;
            }

            return new DropListModel(
                [.. files.Select(file => known.GetValueOrDefault(file) ?? new FollowedFile(file, null, [], 0, 0))], time.GetUtcNow());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<FollowedFile> LookAsync(DroppedFile file, CancellationToken cancellationToken)
    {
        var entry = await ledger.FindAsync(file.Id, cancellationToken);
        if (entry is null || !await IsAboutAsync(file, entry, cancellationToken))
        {
            return new FollowedFile(file, Entry: null, [], 0, 0);
        }

        if (entry.Stage is not (ArticleStage.Expanded or ArticleStage.Expanding))
        {
            return new FollowedFile(file, entry, [], 0, 0);
        }

        // The articles of a crawl archive may be too many to look at each again and again.
        var articles = parts.ListAsync(file.Id, cancellationToken);
        var ids = await (entry.Contents is null ? articles : articles.Take(PartsShown)).ToListAsync(cancellationToken);
        var rows = new List<LedgerEntry>(ids.Count);
        foreach (var lot in ids.Chunk(LooksAtOnce))
        {
            rows.AddRange((await Task.WhenAll(lot.Select(id => ledger.FindAsync(id, cancellationToken)))).OfType<LedgerEntry>());
        }

        if (entry.Contents is not null)
        {
            return new FollowedFile(file, entry, rows, entry.Parts, entry.Parts);
        }

        return new FollowedFile(
            file, entry, [.. rows.OrderBy(row => row.Part, StringComparer.Ordinal).Take(PartsShown)], rows.Count,
            rows.Count(FollowedFile.HasEnded));
    }

    /// <summary>Whether a row is about the version that was dropped, or a later one.</summary>
    private async Task<bool> IsAboutAsync(DroppedFile file, LedgerEntry entry, CancellationToken cancellationToken) =>
        file.ETag is null || entry.SourceETag == file.ETag || entry.Stage == ArticleStage.Failed
        || entry.SourceETag == await inbox.FindETagAsync(file.Name, cancellationToken);
}
