using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>A condition on one field of the article.</summary>
/// <param name="field">Its name in the filter.</param>
/// <param name="wanted">What the filter asks for, for a person.</param>
/// <param name="test">Whether it holds, with the article's value that decided.</param>
internal sealed class FieldCondition(string field, string wanted, Func<EnrichedArticle, (bool Holds, string? Value)> test) : Condition
{
    public override string ToString() => $"{field}: {wanted}";

    public override bool Holds(EnrichedArticle article) => test(article).Holds;

    public override ConditionResult Explain(EnrichedArticle article)
    {
        var (holds, value) = test(article);
        return new ConditionResult(field, wanted, holds, value ?? "none", []);
    }
}
