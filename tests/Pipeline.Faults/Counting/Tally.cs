namespace Pipeline.Faults.Counting;

/// <summary>What a run came to.</summary>
public sealed record Tally
{
    /// <summary>Files dropped, each counted once however often it was dropped anew.</summary>
    public required int Dropped { get; init; }

    /// <summary>Articles published, each in its newest revision.</summary>
    public required int Published { get; init; }

    /// <summary>Files rejected with a reason, rightly.</summary>
    public required int Rejected { get; init; }

    /// <summary>Removed files that are withdrawn everywhere.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Files that are none of these, or that the index, the stores or a subscriber lacks.</summary>
    public required int Lost { get; init; }

    /// <summary>Articles that a search finds twice, after they are gone, or in an older revision.</summary>
    public required int Stray { get; init; }

    /// <summary>Events that a subscriber has more than once, beyond the first; with the same id, as is promised.</summary>
    public required int Redelivered { get; init; }

    /// <summary>Events about the same revision of an article with different ids.</summary>
    public required int OtherIds { get; init; }

    /// <summary>Messages that no stage could take.</summary>
    public required int Poisoned { get; init; }

    /// <summary>What is wrong, one sentence each.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Whether everything is as promised.</summary>
    public bool IsSound => Findings.Count == 0;
}
