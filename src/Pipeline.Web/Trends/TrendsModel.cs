using Pipeline.Articles.Searching.Trends;
using Pipeline.Web.Shell;

namespace Pipeline.Web.Trends;

/// <summary>Trends and what they are of.</summary>
/// <param name="State">Which articles: the same that the search with this state finds.</param>
/// <param name="Interval">How long a bucket was asked to be, or null.</param>
/// <param name="Report">The figures; null when there are none.</param>
/// <param name="Fault">Why there are none, for a person; else null.</param>
/// <param name="Today">The day, UTC: the periods that are offered end with it.</param>
public sealed record TrendsModel(SearchState State, TrendInterval? Interval, TrendReport? Report, string? Fault, DateOnly Today)
{
    /// <summary>The page's address with another state.</summary>
    public string Url(SearchState state)
    {
        var url = state.TrendsUrl;
        return Interval is { } interval ? $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}by={NameOf(interval)}" : url;
    }

    /// <summary>How an interval is called in the address.</summary>
    public static string NameOf(TrendInterval interval) => interval.ToString().ToLowerInvariant();
}
