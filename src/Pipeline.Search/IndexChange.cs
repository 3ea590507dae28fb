namespace Pipeline.Search;

/// <summary>A difference between the existing index and the one that this program wants.</summary>
/// <param name="Part">The different part: <c>field text_en</c>, <c>suggester suggestions</c>…</param>
/// <param name="Present">The current value, or null if it is missing.</param>
/// <param name="Wanted">The wanted value.</param>
/// <param name="Kind">The kind of change.</param>
public sealed record IndexChange(string Part, string? Present, string Wanted, IndexChangeKind Kind);
