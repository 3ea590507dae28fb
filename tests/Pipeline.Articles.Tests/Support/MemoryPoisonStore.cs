using System.Collections.Concurrent;
using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The records of poisoned messages in memory; the storage can be faulty.</summary>
internal sealed class MemoryPoisonStore : IPoisonStore
{
    private readonly ConcurrentDictionary<string, PoisonRecord> _records = [];
    private readonly Dictionary<string, DateTimeOffset> _taken = [];

    /// <summary>What finding a record throws.</summary>
    public Exception? Fault { get; set; }

    public Task AddAsync(PoisonRecord record, CancellationToken cancellationToken)
    {
        _records.TryAdd(record.Id, record);
        return Task.CompletedTask;
    }

    public Task<PoisonRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        Fault is null ? Task.FromResult(_records.GetValueOrDefault(id)) : Task.FromException<PoisonRecord?>(Fault);

    public IAsyncEnumerable<PoisonRecord> ListAsync(bool openOnly, CancellationToken cancellationToken) =>
        _records.Values.Where(record => !openOnly || record.State == PoisonState.Open).ToAsyncEnumerable();

    public Task<bool> TryTakeAsync(string id, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_taken)
        {
            var isFree = _records.GetValueOrDefault(id) is { State: PoisonState.Open }
                && !(_taken.TryGetValue(id, out var until) && until > now);
            if (isFree)
            {
                _taken[id] = now + lease;
            }

            return Task.FromResult(isFree);
        }
    }

    public Task SettleAsync(PoisonRecord record, CancellationToken cancellationToken)
    {
        _records[record.Id] = record;
        return Task.CompletedTask;
    }
}
