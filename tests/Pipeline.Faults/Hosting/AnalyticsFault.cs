namespace Pipeline.Faults.Hosting;

/// <summary>What text analytics do wrong for a while.</summary>
internal enum AnalyticsFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>429, "come back in a second".</summary>
    Throttled,

    /// <summary>503.</summary>
    Failing,

    /// <summary>An answer after a minute, which is longer than a try may take.</summary>
    Slow,

    /// <summary>Answers about other documents, about none, or about places that are not in the text.</summary>
    Wrong,
}
