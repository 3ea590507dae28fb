namespace Pipeline.Articles.Operations;

/// <summary>Where everything stands.</summary>
public sealed record PipelineStatus
{
    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Every stage, in order, empty ones too.</summary>
    public required IReadOnlyList<StageStatus> Stages { get; init; }

    /// <summary>The sum of the stages.</summary>
    public long Articles => Stages.Sum(stage => stage.Articles);

    /// <summary>The number of finished articles that other versions than the current ones made.</summary>
    public required long Stale { get; init; }

    /// <summary>How many were published within the last hour.</summary>
    public required long PublishedLastHour { get; init; }

    /// <summary>How many were published within the last 24 hours.</summary>
    public required long PublishedLastDay { get; init; }

    /// <summary>Text records that metered text analytics have taken today (UTC).</summary>
    public required int TextRecordsToday { get; init; }

    /// <summary>Poisoned messages that wait for an operator: on record, or still in a poison queue.</summary>
    public required long Poison { get; init; }

    /// <summary>The number of files and articles that an operator has to look at.</summary>
    public long NeedAttention { get; init; }

    /// <summary>The first of them, the longest waiting first; at most 20.</summary>
    public IReadOnlyList<AttentionItem> Attention { get; init; } = [];

    /// <summary>Missing files whose removal is held until an operator confirms.</summary>
    public long HeldRemovals { get; init; }

    /// <summary>Since when the first of them is held; null if there is none.</summary>
    public DateTimeOffset? HeldRemovalsSince { get; init; }

    /// <summary>Every queue of the account except the host's own.</summary>
    public required IReadOnlyList<QueueStatus> Queues { get; init; }
}
