using System.Runtime.CompilerServices;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The parts of files in memory.</summary>
internal sealed class MemoryParts : IArticleParts
{
    private readonly HashSet<(ArticleId File, ArticleId Part)> _parts = [];

    public Task AddAsync(ArticleId file, ArticleId part, CancellationToken cancellationToken)
    {
        _parts.Add((file, part));
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<ArticleId> ListAsync(ArticleId file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (_, part) in _parts.Where(pair => pair.File == file).ToList())
        {
            yield return part;
        }
    }
}
