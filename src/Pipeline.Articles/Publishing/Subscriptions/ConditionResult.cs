namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>The result of a condition.</summary>
/// <param name="Condition">The field, or <c>all</c>, <c>any</c>, <c>not</c>.</param>
/// <param name="Wanted">The wanted value; null for a group.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Value">The article's value that decided, or how many parts of a group hold.</param>
/// <param name="Parts">The parts of a group.</param>
public sealed record ConditionResult(string Condition, string? Wanted, bool Holds, string Value, IReadOnlyList<ConditionResult> Parts);
