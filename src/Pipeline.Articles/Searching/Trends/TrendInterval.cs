namespace Pipeline.Articles.Searching.Trends;

/// <summary>The length of a bucket. All begin at midnight UTC.</summary>
public enum TrendInterval
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week, from Monday.</summary>
    Week,

    /// <summary>A month, from its first day.</summary>
    Month,

    /// <summary>A year, from January 1.</summary>
    Year,

    /// <summary>Ten years, from one that is divisible by ten.</summary>
    Decade,

    /// <summary>
    /// A hundred years, from one that is divisible by a hundred (the first begins in the year 1): no archive needs more than 100 of them.
    /// </summary>
    Century,
}
