namespace Pipeline.Search;

/// <summary>How far the filling of an index was when it was interrupted.</summary>
/// <param name="Index">The index.</param>
/// <param name="Since">When it began.</param>
/// <param name="Continuation">Where to go on; null for the beginning.</param>
/// <param name="IsSwitched">Whether the index is in use already, and only lacks what was written meanwhile.</param>
public sealed record RebuildState(string Index, DateTimeOffset Since, string? Continuation, bool IsSwitched = false);
