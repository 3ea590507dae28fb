using Pipeline.Articles.Searching;

namespace Pipeline.Search;

/// <summary>The index that is to follow the present one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">For filling it.</param>
/// <param name="IsBegun">Whether an earlier run made it, and was interrupted.</param>
public sealed record NextIndex(string Name, ISearchIndex Index, bool IsBegun);
