using System.Runtime.CompilerServices;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A ledger in memory.</summary>
internal sealed class MemoryLedger(TimeProvider time, WriteBudget writes) : ILedger, ILedgerQueries
{
    private readonly Dictionary<ArticleId, LedgerEntry> _entries = [];
    private readonly Lock _lock = new();
    private int _writes;

    /// <summary>Makes the next update throw: a process that died before its last write.</summary>
    public bool DiesAtNextUpdate { get; set; }

    /// <summary>Is run before each update: to let somebody else in between.</summary>
    public Func<Task> BeforeUpdate { get; set; } = () => Task.CompletedTask;

    public LedgerEntry this[string name] => _entries[ArticleId.FromName(name)];

    public int Count => _entries.Count;

    public IReadOnlyCollection<LedgerEntry> All => [.. _entries.Values];

    /// <summary>Takes a row away, as a storage that lost it does.</summary>
    public void Lose(string name) => Lose(ArticleId.FromName(name));

    /// <summary>Loses an article's row.</summary>
    public void Lose(ArticleId id) => _entries.Remove(id);

    /// <summary>Loses every row.</summary>
    public void Clear() => _entries.Clear();

    public Task<LedgerEntry?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_entries.GetValueOrDefault(id));
        }
    }

    public async Task<LedgerEntry?> UpdateAsync(
        ArticleId id, LedgerEntry? known, Func<LedgerEntry?, LedgerEntry?> change, CancellationToken cancellationToken)
    {
        await BeforeUpdate();
        writes.Spend();
        if (DiesAtNextUpdate)
        {
            DiesAtNextUpdate = false;
            throw new OperationCanceledException("died");
        }

        (known, change) = UnsavedChange.Resolve(known, change);

        // As a table has it: tried on what the caller knows, and once more where another row stands by now. So a change that is not pure is
        // noticed here, too.
        lock (_lock)
        {
            var entry = _entries.GetValueOrDefault(id);
            var changed = change(known);
            if (entry?.ETag != known?.ETag)
            {
                changed = change(entry);
            }

            if (changed is null)
            {
                return entry;
            }

            if (changed.Id != id)
            {
                throw new ArgumentException("The change gave a row of another article.", nameof(change));
            }

            return _entries[id] = changed.Over(entry, time.GetUtcNow()) with { ETag = $"row-{++_writes}" };
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var entry in _entries.Values.ToList())
        {
            yield return entry;
        }
    }

    public async IAsyncEnumerable<StageRow> ListAsync(
        StageRange range, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var rows = _entries.Values.Select(StageRow.Of).Where(row => range.Contains(row.Key)).OrderBy(row => row.Id.ToString()[0])
            .ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        foreach (var row in rows.Where(row => after is null || Follows(row, StageRow.Parse(after))))
        {
            yield return row;
        }
    }

    // Shard after shard, as the table has it.
    private static bool Follows(StageRow row, StageRow other) =>
        row.Id.ToString()[0].CompareTo(other.Id.ToString()[0]) is var shards
            && (shards > 0 || (shards == 0 && string.CompareOrdinal(row.Key, other.Key) > 0));
}
