namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>How the plain program did.</summary>
/// <param name="Time">For all operations.</param>
/// <param name="Concurrency">How many of them were in flight.</param>
internal sealed record FloorResult(TimeSpan Time, int Concurrency);
