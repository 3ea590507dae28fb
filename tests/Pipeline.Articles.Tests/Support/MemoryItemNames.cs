using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The names of wire items in memory.</summary>
internal sealed class MemoryItemNames(WriteBudget writes) : IItemNames
{
    private readonly ConcurrentDictionary<(string Family, ArticleId Article), KnownItem> _items = [];

    /// <summary>Loses all, as a version has them that did not write them.</summary>
    public void Clear() => _items.Clear();

    public Task AddAsync(string family, KnownItem item, CancellationToken cancellationToken)
    {
        writes.Spend();
        _items[(family, item.Article)] = item;
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<KnownItem> ListAsync(string family, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (_, item) in _items.Where(entry => entry.Key.Family == family).ToList())
        {
            yield return item;
        }
    }
}
