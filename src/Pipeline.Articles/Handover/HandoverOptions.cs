using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Handover;

/// <summary>Settings of the way from one stage to the next; configuration section <c>Handover</c>.</summary>
public sealed class HandoverOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Handover";

    /// <summary>
    /// The most articles of an instance that the next stage takes directly at the same time, 0 to 1,000; the others go through its queue.
    /// Default 16; 0 sends every article through the queues.
    /// </summary>
    [Range(0, 1000)]
    public int MaxArticles { get; set; } = 16;

    /// <summary>
    /// How long after its start an invocation may still hand an article to the next stage directly, 0 s to 5 min (a function ends after
    /// ten). Default 3 s: if text analytics take a second, the articles of a feed soon go through the queue, where instances share them.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long all articles go through the queue after the next stage has failed or deferred one, 0 s to 1 h. Default 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(30);
}
