using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>Settings of subscriptions that are web addresses; configuration section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Webhooks";

    /// <summary>How long a receiver may take to answer, 1 s to 2 min. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many events an instance posts to one subscription at a time, 1 to 16. Default 4.</summary>
    [Range(1, 16)]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Whether a receiver may be on this machine or in a private network. Default false.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>The secrets by the names that subscriptions use.</summary>
    public Dictionary<string, WebhookSecret> Secrets { get; } = new(StringComparer.OrdinalIgnoreCase);
}
