namespace Articles.TextAnalytics.Results;

/// <summary>An entity of an article, with all its mentions.</summary>
public sealed record ArticleEntity
{
    /// <summary>
    /// The canonical name: the longest form in the text ("Antony Blinken" for "Blinken"), or the usual one of a well-known place or
    /// organisation ("United States" for "U.S.").
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Azure's category.</summary>
    public required string Category { get; init; }

    /// <summary>Azure's subcategory, or null.</summary>
    public string? Subcategory { get; init; }

    /// <summary>How often it is mentioned, in the headline too.</summary>
    public int Count { get; init; }

    /// <summary>The highest confidence of its mentions, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Its mentions in the order of the text; empty if only the headline mentions it.</summary>
    public IReadOnlyList<EntityMention> Mentions { get; init; } = [];
}
