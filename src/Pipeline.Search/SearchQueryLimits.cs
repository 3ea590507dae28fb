using Pipeline.Articles.Publishing;

namespace Pipeline.Search;

/// <summary>What a <see cref="SearchQuery"/> may ask for.</summary>
internal static class SearchQueryLimits
{
    private const int MaxTop = 1000;

    /// <summary>The furthest page: Azure AI Search skips no more; beyond it, filter by date.</summary>
    private const int MaxSkip = 100_000;

    /// <exception cref="ArgumentOutOfRangeException">The page is outside of what the contract allows.</exception>
    public static void Check(SearchQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Skip, MaxSkip);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Top, MaxTop);
    }
}
