namespace Pipeline.Search;

/// <summary>A difference between the index that is there and the one that this program wants.</summary>
/// <param name="Part">What differs: <c>field text_en</c>, <c>suggester suggestions</c>…</param>
/// <param name="Present">How it is, or null when it is missing.</param>
/// <param name="Wanted">How it should be.</param>
/// <param name="Kind">What the change takes.</param>
public sealed record IndexChange(string Part, string? Present, string Wanted, IndexChangeKind Kind);
