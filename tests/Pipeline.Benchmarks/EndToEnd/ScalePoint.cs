namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>What a batch took at one size.</summary>
/// <param name="Size">How many articles were there before.</param>
/// <param name="Load">The pipeline.</param>
/// <param name="Floor">The plain program.</param>
internal sealed record ScalePoint(int Size, LoadResult Load, FloorResult Floor);
