using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The parts of files in memory.</summary>
internal sealed class MemoryParts(WriteBudget writes) : IArticleParts
{
    private readonly ConcurrentDictionary<(ArticleId File, ArticleId Part), bool> _parts = [];

    public Task AddAsync(ArticleId file, ArticleId part, CancellationToken cancellationToken)
    {
        writes.Spend();
        _parts[(file, part)] = true;
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<ArticleId> ListAsync(ArticleId file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (_, part) in _parts.Keys.Where(pair => pair.File == file).ToList())
        {
            yield return part;
        }
    }
}
