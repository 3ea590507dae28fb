using Pipeline.Articles.Searching;

namespace Pipeline.Search.Sqlite;

/// <summary>Keeps the best so many of the articles that it is shown.</summary>
internal sealed class Ranking(SearchQuery query)
{
    private readonly int _kept = query.Skip + query.Top;

    /// <summary>The worst of the kept first.</summary>
    private readonly PriorityQueue<long, RankedArticle> _best = new();

    /// <summary>Shows it an article.</summary>
    public void Add(double score, long date, long docid)
    {
        var article = query.Sort == SearchSort.Oldest
            ? new RankedArticle(score, date == 0 ? long.MinValue : -date, -docid, docid)
            : new RankedArticle(score, date, docid, docid);
        if (_best.Count < _kept)
        {
            _best.Enqueue(docid, article);
        }
        else if (_best.TryPeek(out _, out var worst) && article.CompareTo(worst) > 0)
        {
            _best.DequeueEnqueue(docid, article);
        }
    }

    /// <summary>The page that the query asks for.</summary>
    public IReadOnlyList<RankedArticle> Page()
    {
        var page = new List<RankedArticle>();
        while (_best.Count > query.Skip)
        {
            _best.TryDequeue(out _, out var article);
            page.Add(article);
        }

        page.Reverse();
        return page;
    }
}
