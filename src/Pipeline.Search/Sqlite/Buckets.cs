using Pipeline.Articles.Searching.Trends;

namespace Pipeline.Search.Sqlite;

/// <summary>A time cut into buckets of one interval.</summary>
internal sealed class Buckets
{
    private readonly long[] _starts;

    private Buckets(TrendInterval interval, long[] starts) => (Interval, _starts) = (interval, starts);

    /// <summary>None: no article has a date.</summary>
    public static Buckets None { get; } = new(TrendInterval.Day, []);

    public TrendInterval Interval { get; }

    public int Count => _starts.Length;

    /// <summary>
    /// The time from one moment to another, UTC ticks, in at most so many buckets of the interval or the next longer one that does.
    /// </summary>
    public static Buckets Of(long first, long last, TrendInterval shortest, int most)
    {
        foreach (var interval in Enum.GetValues<TrendInterval>().Where(interval => interval >= shortest))
        {
            var isLongest = interval == TrendInterval.Century;
            var starts = Starts(first, last, interval).Take(isLongest ? int.MaxValue : most + 1).ToArray();
            if (starts.Length <= most || isLongest)
            {
                return new Buckets(interval, starts);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(shortest), shortest, "No such interval.");
    }

    /// <summary>The bucket of a moment that is in the time, UTC ticks.</summary>
    public int IndexOf(long ticks)
    {
        var place = Array.BinarySearch(_starts, ticks);
        return place < 0 ? ~place - 1 : place;
    }

    /// <summary>When the bucket begins.</summary>
    public DateTimeOffset StartOf(int bucket) => new(_starts[bucket], TimeSpan.Zero);

    /// <summary>When the next one begins.</summary>
    public DateTimeOffset EndOf(int bucket) =>
        new(bucket + 1 < _starts.Length ? _starts[bucket + 1] : Next(new DateTime(_starts[bucket]), Interval)?.Ticks
        ?? DateTime.MaxValue.Ticks, TimeSpan.Zero);

    private static IEnumerable<long> Starts(long first, long last, TrendInterval interval)
    {
        for (DateTime? start = StartOf(new DateTime(first).Date, interval); start is { } at && at.Ticks <= last; start = Next(at, interval))
        {
            yield return at.Ticks;
        }
    }

    private static DateTime StartOf(DateTime day, TrendInterval interval) => interval switch
    {
        TrendInterval.Day => day,
        // January 1 of the year 1 is a Monday.
        TrendInterval.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        TrendInterval.Month => new DateTime(day.Year, day.Month, 1),
        _ => new DateTime(Math.Max(1, day.Year / Years(interval) * Years(interval)), 1, 1),
    };

    /// <returns>Null past the end of the calendar.</returns>
    private static DateTime? Next(DateTime start, TrendInterval interval)
    {
        try
        {
            return interval switch
            {
                TrendInterval.Day => start.AddDays(1),
                TrendInterval.Week => start.AddDays(7),
                TrendInterval.Month => start.AddMonths(1),
                _ => new DateTime(((start.Year / Years(interval)) + 1) * Years(interval), 1, 1),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static int Years(TrendInterval interval) => interval switch
    {
        TrendInterval.Year => 1,
        TrendInterval.Decade => 10,
        _ => 100,
    };
}
