using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>How far the filling of an index is.</summary>
/// <param name="Written">Articles written so far.</param>
/// <param name="Removed">Articles taken out of the index so far, whose documents are gone.</param>
/// <param name="Share">How much of the documents is done, 0 to 1, by their ids, which are evenly spread.</param>
/// <param name="Continuation">Where to go on after an interruption; null when all documents are written.</param>
public sealed record RebuildProgress(long Written, long Removed, double Share, string? Continuation)
{
    /// <summary>The most documents that are named in <see cref="Unreadable"/>.</summary>
    public const int MaxNamed = 1000;

    /// <summary>How many documents were stepped over because they cannot be read. What the index had of their articles stays.</summary>
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
