using Articles.Extraction;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;

namespace Pipeline.Local.Ingesting;

/// <summary>The outcome of one article of an ingest run: a row of the table, or a line with <c>--json</c>.</summary>
internal sealed record IngestOutcome
{
    /// <summary>The file's name in the inbox.</summary>
    public required string Name { get; init; }

    /// <summary>Which article of a file that holds several; else null.</summary>
    public string? Part { get; init; }

    /// <summary>The article.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>How far it came.</summary>
    public required IngestState State { get; init; }

    /// <summary>Whether the same file was in the inbox and finished already: this run did nothing.</summary>
    public bool Unchanged { get; init; }

    /// <summary>Why, when it was not published.</summary>
    public RejectionReason? Reason { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>Sentiment label.</summary>
    public string? Sentiment { get; init; }

    /// <summary>The most mentioned entities.</summary>
    public IReadOnlyList<NamedEntity> Entities { get; init; } = [];

    /// <summary>Seconds from the drop to the end.</summary>
    public double Seconds { get; init; }
}
