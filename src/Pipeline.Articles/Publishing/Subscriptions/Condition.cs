using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>
/// Something that holds for an article or does not. It depends on the document alone, never on the clock: an article that is published
/// again long after is judged as it was at first.
/// </summary>
public abstract class Condition
{
    /// <summary>What it asks for, as a clause: <c>the language is en</c>.</summary>
    public abstract string Clause { get; }

    /// <summary>Whether it holds.</summary>
    public abstract bool Holds(EnrichedArticle article);

    /// <summary>Whether it holds, and what decided.</summary>
    public abstract ConditionResult Explain(EnrichedArticle article);
}
