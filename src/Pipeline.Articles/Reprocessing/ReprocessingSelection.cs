using System.IO.Enumeration;
using Pipeline.Articles.Reprocessing.Finders;

namespace Pipeline.Articles.Reprocessing;

/// <summary>What a run is to reprocess.</summary>
public sealed record ReprocessingSelection
{
    /// <summary>What the schedule sends.</summary>
    public static ReprocessingSelection Schedule { get; } = new();

    /// <summary>
    /// Which causes count. With <see cref="Since"/> or <see cref="Name"/> alone everything that they match goes round, current or not.
    /// </summary>
    public ReprocessingCause Causes { get; init; }

    /// <summary>Only what was cleaned at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only files of this name; <c>*</c> stands for any characters, slashes too, <c>?</c> for one.</summary>
    public string? Name { get; init; }

    /// <summary>The most articles; null for <see cref="ReprocessingOptions.MaxArticles"/>.</summary>
    public int? Limit { get; init; }

    /// <summary>Only say what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether it is the schedule's round, which goes on from the checkpoint.</summary>
    internal bool IsScheduled => Causes == ReprocessingCause.None && Since is null && Name is null;

    /// <summary>What to look for.</summary>
    internal ReprocessingCause Wanted => Causes switch
    {
        not ReprocessingCause.None => Causes,
        _ when IsScheduled => ReprocessingCause.Scheduled,
        _ => ReprocessingCause.Asked,
    };

    /// <summary>Whether what was found is among what the filters name. What has no row was cleaned at no known time.</summary>
    internal bool Matches(Finding finding) =>
        (Since is not { } since || finding.Entry?.CleanedAt >= since)
        && (Name is null
            || ((finding.Entry?.Name ?? finding.Request?.Name) is { } name
            && FileSystemName.MatchesSimpleExpression(Name, name, ignoreCase: false)));
}
