using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Removals;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Files that were removed from the inbox. The withdrawal of each is requested, and repeated after growing pauses, until the ledger
/// confirms it. Once is not enough: a file that came back for a moment during its withdrawal, and was removed again before the next
/// listing, would stay published. If too many are missing at once, none is requested (<see cref="RemovalGuard"/>).
/// </summary>
internal sealed class RemovedFiles(DropQueue drops, RemovalGuard guard, ILedger ledger, IWithdrawalQueue withdrawals, TimeProvider time)
{
    // The number of ledger reads after a listing: an emptied folder must not block the storage for other work.
    private const int MaxChecks = 16;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Queue<string> _new = new();
    private readonly Queue<string> _marked = new();
    private readonly PriorityQueue<(string Name, TimeSpan Pause), DateTimeOffset> _told = new();

    /// <summary>The number of files whose withdrawal is not confirmed yet.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _names.Count;
            }
        }
    }

    /// <summary>Reports all missing files of one look; repeated reports do no harm.</summary>
    public void Add(IEnumerable<string> names)
    {
        lock (_gate)
        {
            foreach (var name in names.Where(_names.Add))
            {
                _new.Enqueue(name);
            }
        }
    }

    /// <summary>Reports a missing file whose article is marked as withdrawn, but whose withdrawal is unfinished.</summary>
    public void GoOnWith(string name)
    {
        lock (_gate)
        {
            if (_names.Add(name))
            {
                _marked.Enqueue(name);
            }
        }
    }

    /// <summary>Requests the withdrawal of new files, and of some whose withdrawal the ledger should have confirmed by now.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        await TellNewAsync(cancellationToken);
        while (PeekMarked() is { } name)
        {
            await TellAsync(name, FirstPause, cancellationToken);
            lock (_gate)
            {
                _marked.Dequeue();
            }
        }

        for (var checks = 0; checks < MaxChecks && TakeDue() is { } due; checks++)
        {
            try
            {
                await CheckAsync(due.Name, due.Pause, cancellationToken);
            }
            catch
            {
                Later(due.Name, due.Pause);
                throw;
            }
        }
    }

    private async Task TellNewAsync(CancellationToken cancellationToken)
    {
        string[] names;
        lock (_gate)
        {
            names = [.. _new];
        }

        string[] gone = [.. names.Where(name => !drops.Knows(name))];
        var files = drops.Files;
        var admitted = await guard.AdmitAsync(gone, files + gone.Length, isInboxEmpty: files == 0, isPreview: false, cancellationToken);
        foreach (var name in names)
        {
            if (admitted.Contains(name))
            {
                await TellAsync(name, FirstPause, cancellationToken);
            }
            else
            {
                // It is back, or held.
                Forget(name);
            }

            lock (_gate)
            {
                _new.Dequeue();
            }
        }
    }

    private async Task CheckAsync(string name, TimeSpan pause, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(ArticleId.FromName(name), cancellationToken) is null or { Stage: ArticleStage.Withdrawn })
        {
            Forget(name);
            return;
        }

        await TellAsync(name, pause * 2 < MaxPause ? pause * 2 : MaxPause, cancellationToken);
    }

    private async Task TellAsync(string name, TimeSpan pause, CancellationToken cancellationToken)
    {
        if (drops.Knows(name))
        {
            // It is back.
            Forget(name);
            return;
        }

        await withdrawals.SendAsync(new WithdrawalRequest(name, Found: true), TimeSpan.Zero, cancellationToken);
        Later(name, pause);
    }

    private string? PeekMarked()
    {
        lock (_gate)
        {
            return _marked.TryPeek(out var name) ? name : null;
        }
    }

    private (string Name, TimeSpan Pause)? TakeDue()
    {
        lock (_gate)
        {
            return _told.TryPeek(out var told, out var due) && due <= time.GetUtcNow() ? _told.Dequeue() : null;
        }
    }

    private void Later(string name, TimeSpan pause)
    {
        lock (_gate)
        {
            _told.Enqueue((name, pause), time.GetUtcNow() + pause);
        }
    }

    private void Forget(string name)
    {
        lock (_gate)
        {
            _names.Remove(name);
        }
    }
}
