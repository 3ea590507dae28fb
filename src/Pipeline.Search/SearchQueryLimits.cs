using Pipeline.Articles.Searching;

namespace Pipeline.Search;

/// <summary>What a <see cref="SearchQuery"/> may ask for.</summary>
internal static class SearchQueryLimits
{
    private const int MaxTop = 1000;

    /// <summary>The furthest page: Azure AI Search skips no more; beyond it, filter by date.</summary>
    private const int MaxSkip = 100_000;

    /// <summary>What Azure AI Search suggests at once.</summary>
    private const int MaxSuggestions = 100;

    /// <exception cref="ArgumentOutOfRangeException">Fewer than one suggestion, or more than the contract allows.</exception>
    public static void CheckSuggestions(int top)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, MaxSuggestions);
    }

    /// <exception cref="ArgumentOutOfRangeException">Fewer than one article, or more than the contract allows.</exception>
    public static void CheckTop(int top)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, MaxTop);
    }

    /// <exception cref="ArgumentOutOfRangeException">The page is outside of what the contract allows.</exception>
    public static void Check(SearchQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Skip, MaxSkip);
        CheckTop(query.Top);
    }
}
