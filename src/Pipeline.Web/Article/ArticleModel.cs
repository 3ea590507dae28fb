using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Articles.Searching;

namespace Pipeline.Web.Article;

/// <summary>Everything that an article's page shows.</summary>
public sealed record ArticleModel
{
    /// <summary>Its id.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>What became of it.</summary>
    public required ArticleHistory History { get; init; }

    /// <summary>
    /// The enriched article; of one that is cleaned and not yet enriched, the cleaned one without what enrichment adds; else null.
    /// </summary>
    public EnrichedArticle? Article { get; init; }

    /// <summary>What a window or list calls it.</summary>
    public required string Title { get; init; }

    /// <summary>Its text, cut up for marking.</summary>
    public IReadOnlyList<IReadOnlyList<TextSentence>> Paragraphs { get; init; } = [];

    /// <summary>The agency's note to editors; null if there is none, or personal information is masked.</summary>
    public string? EditorsNote { get; init; }

    /// <summary>The original that this is a near-duplicate of, or null.</summary>
    public SearchHit? Original { get; init; }

    /// <summary>Other near-duplicates of the same text, the newest first: some of them.</summary>
    public IReadOnlyList<SearchHit> Copies { get; init; } = [];

    /// <summary>How many there are in all.</summary>
    public long CopyCount { get; init; }

    /// <summary>The articles that the file held: some of them.</summary>
    public IReadOnlyList<LedgerEntry> Parts { get; init; } = [];

    /// <summary>Its events as they were sent: some of them, as JSON with line breaks.</summary>
    public IReadOnlyList<(string Subscription, string Json)> Events { get; init; } = [];

    /// <summary>The changes between two revisions; null if only one is kept, or personal information is masked.</summary>
    public RevisionComparison? Changes { get; init; }

    /// <summary>Why the revisions that were asked for are not compared; else null.</summary>
    public string? ChangesFault { get; init; }

    /// <summary>The time.</summary>
    public required DateTimeOffset Now { get; init; }
}
