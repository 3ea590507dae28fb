using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Operations.Listing;

/// <summary>A row of the ledger in a list.</summary>
public sealed record ListedArticle
{
    /// <summary>The article.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>The file's name in the inbox.</summary>
    public required string Name { get; init; }

    /// <summary>Which article of a file that holds several; null for the file itself.</summary>
    public string? Part { get; init; }

    /// <summary>The headline; null if none is known.</summary>
    public string? Title { get; init; }

    /// <summary>The publication; null if none is known, or if the list was not asked for a publication.</summary>
    public string? SiteName { get; init; }

    /// <summary>How far it has come.</summary>
    public required ArticleStage Stage { get; init; }

    /// <summary>When it reached the stage, or was last tried there.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Why it was rejected, waits or failed; null for no reason.</summary>
    public RejectionReason? Reason { get; init; }

    /// <summary>The number of the revision, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>The row of an article.</summary>
    /// <param name="entry">Its entry in the ledger.</param>
    /// <param name="siteName">The publication, if it was asked for.</param>
    public static ListedArticle Of(LedgerEntry entry, string? siteName)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new ListedArticle
        {
            Id = entry.Id,
            Name = entry.Name,
            Part = entry.Part,
            Title = entry.Title,
            SiteName = siteName,
            Stage = entry.Stage,
            Since = entry.StageAt,
            Reason = entry.Reason,
            Sequence = entry.Sequence,
        };
    }
}
