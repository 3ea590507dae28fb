using System.Globalization;
using Pipeline.Articles.Searching.Trends;

namespace Pipeline.Web.Trends;

/// <summary>Buckets in words.</summary>
internal static class BucketName
{
    /// <summary>
    /// A bucket as a label: <c>4 Mar 2026</c>, <c>week of 2 Mar 2026</c>, <c>Mar 2026</c>, <c>2026</c>, <c>2020–2029</c>.
    /// </summary>
    public static string Of(TrendBucket bucket, TrendInterval interval) => interval switch
    {
        TrendInterval.Day => Format(bucket.From, "d MMM yyyy"),
        TrendInterval.Week => $"{Format(bucket.From, "d MMM")} – {Format(bucket.Before.AddTicks(-1), "d MMM yyyy")}",
        TrendInterval.Month => Format(bucket.From, "MMM yyyy"),
        TrendInterval.Year => Format(bucket.From, "yyyy"),
        _ => $"{Format(bucket.From, "yyyy")}–{Format(bucket.Before.AddTicks(-1), "yyyy")}",
    };

    /// <summary>How its beginning is called at the foot of a plot.</summary>
    public static string Start(TrendBucket bucket, TrendInterval interval)
    {
        if (interval is TrendInterval.Day or TrendInterval.Week)
        {
            return Format(bucket.From, "d MMM yyyy");
        }

        return interval == TrendInterval.Month ? Format(bucket.From, "MMM yyyy") : Format(bucket.From, "yyyy");
    }

    /// <summary>What a bucket is, in a word.</summary>
    public static string Unit(TrendInterval interval) => interval.ToString().ToLowerInvariant();

    private static string Format(DateTimeOffset time, string format) => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
