namespace Pipeline.Search.Sqlite;

/// <summary>An article's place among the hits: the greater comes first.</summary>
/// <param name="Score">Relevance; 0 where it was not asked for.</param>
/// <param name="Date">UTC ticks, or what makes the order that is wanted.</param>
/// <param name="Tie">What tells equals apart.</param>
/// <param name="Docid">The article.</param>
internal readonly record struct RankedArticle(double Score, long Date, long Tie, long Docid) : IComparable<RankedArticle>
{
    public int CompareTo(RankedArticle other)
    {
        if (Score != other.Score)
        {
            return Score.CompareTo(other.Score);
        }

        return Date != other.Date ? Date.CompareTo(other.Date) : Tie.CompareTo(other.Tie);
    }
}
