using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>A condition on one field of the article.</summary>
/// <param name="field">Its name in the filter.</param>
/// <param name="wanted">The wanted value, for display.</param>
/// <param name="test">The test, which also returns the article's value that decided.</param>
internal sealed class FieldCondition(string field, string wanted, Func<EnrichedArticle, (bool Holds, string? Value)> test) : Condition
{
    public override string Clause => @field switch
    {
        "languages" => $"the language is {OneOf}",
        "sites" => $"the publication is {OneOf}",
        "sources" => $"the agency is {OneOf}",
        "subjects" => $"the subject is {OneOf}",
        "genres" => $"the genre is {OneOf}",
        "keywords" => $"a keyword is {OneOf}",
        "providers" => $"the provider is {OneOf}",
        "places" => $"a place is {OneOf}",
        "sluglines" => $"the slugline begins with {OneOf}",
        "urgencies" => $"the urgency is {OneOf}",
        "priorities" => $"the priority is {OneOf}",
        "pageTypes" => $"the page type is {OneOf}",
        "keyPhrases" => $"a key phrase is {OneOf}",
        "entities" => $"it is about {OneOf}",
        "sentiments" => $"the tone is {OneOf}",
        "minWords" => $"it has at least {wanted} words",
        "maxWords" => $"it has at most {wanted} words",
        "publishedFrom" => $"it was published on {wanted} or later",
        "publishedBefore" => $"it was published before {wanted}",
        "publishedWithin" => $"it was at most {wanted} old when it came in",
        "duplicate" => wanted == "true" ? "it is a near-duplicate" : "it is no near-duplicate",
        "story" => wanted == "new" ? "a story begins with it" : "its story is known",
        _ => $"{@field} is {wanted}",
    };

    private string OneOf => wanted.Contains(", ", StringComparison.Ordinal) ? $"one of {wanted}" : wanted;

    public override string ToString() => $"{field}: {wanted}";

    public override bool Holds(EnrichedArticle article) => test(article).Holds;

    public override ConditionResult Explain(EnrichedArticle article)
    {
        var (holds, value) = test(article);
        return new ConditionResult(field, wanted, holds, value ?? "none", []);
    }
}
