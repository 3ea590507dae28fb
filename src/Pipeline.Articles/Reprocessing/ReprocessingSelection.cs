using System.IO.Enumeration;
using Pipeline.Articles.Reprocessing.Finders;

namespace Pipeline.Articles.Reprocessing;

/// <summary>The selection of articles for a run.</summary>
public sealed record ReprocessingSelection
{
    /// <summary>What the schedule sends.</summary>
    public static ReprocessingSelection Schedule { get; } = new();

    /// <summary>
    /// The causes to include. With only <see cref="Since"/> or <see cref="Name"/>, everything that they match is reprocessed, current or
    /// not.
    /// </summary>
    public ReprocessingCause Causes { get; init; }

    /// <summary>Only articles cleaned at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only files of this name; <c>*</c> stands for any characters, slashes too, <c>?</c> for one.</summary>
    public string? Name { get; init; }

    /// <summary>The maximum number of articles; null for <see cref="ReprocessingOptions.MaxArticles"/>.</summary>
    public int? Limit { get; init; }

    /// <summary>Only report what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether it is the schedule's round, which continues from the checkpoint.</summary>
    internal bool IsScheduled => Causes == ReprocessingCause.None && Since is null && Name is null;

    /// <summary>What to look for.</summary>
    internal ReprocessingCause Wanted => Causes switch
    {
        not ReprocessingCause.None => Causes,
        _ when IsScheduled => ReprocessingCause.Scheduled,
        _ => ReprocessingCause.Asked,
    };

    /// <summary>Whether the filters match a finding. Without a row, the time of cleaning is unknown.</summary>
    internal bool Matches(Finding finding) =>
        (Since is not { } since || finding.Entry?.CleanedAt >= since)
        && (Name is null
            || ((finding.Entry?.Name ?? finding.Request?.Name) is { } name
            && FileSystemName.MatchesSimpleExpression(Name, name, ignoreCase: false)));
}
