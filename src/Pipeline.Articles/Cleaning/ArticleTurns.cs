using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning;

/// <summary>Serializes the runs over one article; different articles do not wait for each other. Safe for concurrent callers.</summary>
internal sealed class ArticleTurns
{
    private readonly Dictionary<ArticleId, Line> _lines = [];

    /// <summary>Waits for the turn. The caller disposes it when it is done.</summary>
    public async Task<IDisposable> TakeAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var line = Join(id);
        try
        {
            await line.Turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(id, line);
            throw;
        }

        return new Taken(this, id, line);
    }

    private Line Join(ArticleId id)
    {
        lock (_lines)
        {
            if (!_lines.TryGetValue(id, out var line))
            {
                _lines[id] = line = new Line();
            }

            line.Runs++;
            return line;
        }
    }

    private void Leave(ArticleId id, Line line)
    {
        lock (_lines)
        {
            if (--line.Runs == 0)
            {
                _lines.Remove(id);
                line.Turn.Dispose();
            }
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Runs { get; set; }
    }

    private sealed class Taken(ArticleTurns turns, ArticleId id, Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Turn.Release();
            turns.Leave(id, line);
        }
    }
}
