namespace Pipeline.Articles.Publishing;

/// <summary>How far the filling of an index is.</summary>
/// <param name="Written">Articles written so far.</param>
/// <param name="Removed">Articles taken out of the index so far, whose documents are gone.</param>
/// <param name="Share">How much of the documents is done, 0 to 1, by their ids, which are evenly spread.</param>
/// <param name="Continuation">Where to go on after an interruption; null when all documents are written.</param>
public sealed record RebuildProgress(long Written, long Removed, double Share, string? Continuation);
