using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>
/// A condition that holds for an article or does not. It depends only on the document, never on the clock: an article that is published
/// again much later gets the same result.
/// </summary>
public abstract class Condition
{
    /// <summary>The condition as a clause: <c>the language is en</c>.</summary>
    public abstract string Clause { get; }

    /// <summary>Whether it holds.</summary>
    public abstract bool Holds(EnrichedArticle article);

    /// <summary>Whether the condition holds, and which value decided.</summary>
    public abstract ConditionResult Explain(EnrichedArticle article);
}
