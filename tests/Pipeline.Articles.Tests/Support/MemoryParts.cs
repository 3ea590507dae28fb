using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The parts of files in memory.</summary>
internal sealed class MemoryParts(WriteBudget writes) : IArticleParts
{
    private readonly ConcurrentDictionary<(ArticleId File, ArticleId Part), (Revision Run, string? Record)> _parts = [];

    public Task AddAsync(ArticleId file, ArticleId part, CancellationToken cancellationToken)
    {
        writes.Spend();
        _parts.TryAdd((file, part), default);
        return Task.CompletedTask;
    }

    public Task<bool> ClaimAsync(ArticleId file, ArticleId part, Revision run, string record, CancellationToken cancellationToken)
    {
        writes.Spend();
        var claim = _parts.AddOrUpdate((file, part), (run, record), (_, known) => known.Run == run ? known : (run, record));
        return Task.FromResult(claim.Record == record);
    }

    public async IAsyncEnumerable<ArticleId> ListAsync(
        ArticleId file, ArticleId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var part in _parts.Keys.Where(pair => pair.File == file).Select(pair => pair.Part)
            .OrderBy(part => part.ToString(), StringComparer.Ordinal)
            .Where(part => after is not { } last || string.CompareOrdinal(part.ToString(), last.ToString()) > 0)
            .ToList())
        {
            yield return part;
        }
    }
}
