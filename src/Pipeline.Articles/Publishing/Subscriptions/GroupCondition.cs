using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>Conditions taken together: <c>all</c> (also of none: everything), <c>any</c>, or <c>not</c> (none of them).</summary>
internal sealed class GroupCondition(string kind, IReadOnlyList<Condition> parts) : Condition
{
    public const string All = "all";
    public const string Any = "any";
    public const string Not = "not";

    public IReadOnlyList<Condition> Parts => parts;

    public override string Clause => kind switch
    {
        Any => string.Join(" or ", parts.Select(Within)),
        Not => $"not: {string.Join(" or ", parts.Select(Within))}",
        _ => string.Join(" and ", parts.Select(Within)),
    };

    public override string ToString() => kind == All ? string.Join("; ", parts) : $"{kind} ({string.Join(" | ", parts)})";

    public override bool Holds(EnrichedArticle article) => kind switch
    {
        Any => parts.Any(part => part.Holds(article)),
        Not => !parts.Any(part => part.Holds(article)),
        _ => parts.All(part => part.Holds(article)),
    };

    public override ConditionResult Explain(EnrichedArticle article)
    {
        var results = parts.Select(part => part.Explain(article)).ToList();
        var holding = results.Count(result => result.Holds);
        var holds = kind switch
        {
            Any => holding > 0,
            Not => holding == 0,
            _ => holding == results.Count,
        };
        return new ConditionResult(kind, null, holds, $"{holding} of {results.Count} hold", results);
    }

    /// <summary>A part's clause; in brackets if it would be ambiguous beside its neighbours.</summary>
    private string Within(Condition part) => parts.Count > 1 && part is GroupCondition ? $"({part.Clause})" : part.Clause;
}
