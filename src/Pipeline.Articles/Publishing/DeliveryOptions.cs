using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Publishing;

/// <summary>Settings of the delivery of events; configuration section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Delivery";

    /// <summary>How long a failed delivery waits before the next try, 1 s to 1 h; doubled at each attempt. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstDeferral { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait, 1 s to 7 days (the queue's limit). Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MaxDeferral { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The number of tries, 1 to 1,000, before a delivery is left to re-processing. Default 12: some six hours.</summary>
    [Range(1, 1000)]
    public int MaxAttempts { get; set; } = 12;

    /// <summary>How long a failed delivery waits.</summary>
    /// <param name="attempt">How often it was deferred before, from 0.</param>
    internal TimeSpan DelayOf(int attempt)
    {
        var delay = FirstDeferral * Math.Pow(2, Math.Min(attempt, 20));
        return delay < MaxDeferral ? delay : MaxDeferral;
    }
}
