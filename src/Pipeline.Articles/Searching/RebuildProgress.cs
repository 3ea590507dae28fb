using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>The progress of filling an index.</summary>
/// <param name="Written">Articles written so far.</param>
/// <param name="Removed">Articles without a document that were removed from the index so far.</param>
/// <param name="Share">The share of processed documents, 0 to 1, by their ids, which are evenly distributed.</param>
/// <param name="Continuation">Where to continue after an interruption; null when all documents are written.</param>
public sealed record RebuildProgress(long Written, long Removed, double Share, string? Continuation)
{
    /// <summary>The maximum number of documents in <see cref="Unreadable"/>.</summary>
    public const int MaxNamed = 1000;

    /// <summary>The number of documents that were skipped because they cannot be read. Their articles' index entries stay.</summary>
    public long UnreadableCount { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<UnreadableDocument> Unreadable { get; init; } = [];

    internal RebuildProgress With(IEnumerable<UnreadableDocument> unreadable)
    {
        var known = Unreadable.Select(document => document.Id).ToHashSet();
        var added = unreadable.Where(document => known.Add(document.Id)).ToList();
        return added.Count == 0
            ? this
            : this with { UnreadableCount = UnreadableCount + added.Count, Unreadable = [.. Unreadable.Concat(added).Take(MaxNamed)] };
    }
}
