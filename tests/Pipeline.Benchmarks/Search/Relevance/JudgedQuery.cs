namespace Pipeline.Benchmarks.Search.Relevance;

/// <summary>A query with its answers.</summary>
/// <param name="Id">Tells it from the others.</param>
/// <param name="Text">As it is typed.</param>
/// <param name="Grades">How good an answer each document is; those that are none are not among them.</param>
internal sealed record JudgedQuery(string Id, string Text, IReadOnlyDictionary<string, int> Grades);
