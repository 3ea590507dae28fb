using System.Collections.Concurrent;
using Pipeline.Articles.Removals;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The removals that are held, in memory.</summary>
internal sealed class MemoryHeldRemovals : IHeldRemovals
{
    private readonly ConcurrentDictionary<string, HeldRemoval> _removals = new(StringComparer.Ordinal);

    /// <summary>The files' names, in order.</summary>
    public IEnumerable<string> Names => _removals.Keys.Order(StringComparer.Ordinal);

    public Task AddAsync(IReadOnlyCollection<HeldRemoval> removals, CancellationToken cancellationToken)
    {
        foreach (var removal in removals)
        {
            _removals.TryAdd(removal.Name, removal);
        }

        return Task.CompletedTask;
    }

    public IAsyncEnumerable<HeldRemoval> ListAsync(CancellationToken cancellationToken) => _removals.Values.ToAsyncEnumerable();

    public Task RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            _removals.TryRemove(name, out _);
        }

        return Task.CompletedTask;
    }
}
