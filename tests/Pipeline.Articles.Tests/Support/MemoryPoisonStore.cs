using System.Collections.Concurrent;
using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The records of poisoned messages in memory; the storage can be faulty.</summary>
internal sealed class MemoryPoisonStore : IPoisonStore
{
    private readonly ConcurrentDictionary<string, PoisonRecord> _records = [];

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

    public Task SettleAsync(PoisonRecord record, CancellationToken cancellationToken)
    {
        _records[record.Id] = record;
        return Task.CompletedTask;
    }
}
