namespace Pipeline.Benchmarks.Stories;

/// <summary>Pairs of articles: how many of those that were put together are of one event, and the other way round.</summary>
/// <param name="Right">Pairs of one event that were put together.</param>
/// <param name="Together">Pairs that were put together.</param>
/// <param name="OfOneEvent">Pairs of one event.</param>
internal readonly record struct PairScore(int Right, int Together, int OfOneEvent)
{
    public double Precision => Together == 0 ? 1 : (double)Right / Together;

    public double Recall => OfOneEvent == 0 ? 1 : (double)Right / OfOneEvent;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static PairScore operator +(PairScore one, PairScore other) =>
        new(one.Right + other.Right, one.Together + other.Together, one.OfOneEvent + other.OfOneEvent);

    /// <summary>Counts all pairs.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="areTogether">Whether two articles, by their places, were put together.</param>
    public static PairScore Of(IReadOnlyList<EventArticle> articles, Func<int, int, bool> areTogether)
    {
        var score = default(PairScore);
        for (var i = 0; i < articles.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var isOne = articles[i].Event is { } told && told == articles[j].Event;
                var isTogether = areTogether(i, j);
                score += new PairScore(isOne && isTogether ? 1 : 0, isTogether ? 1 : 0, isOne ? 1 : 0);
            }
        }

        return score;
    }
}
