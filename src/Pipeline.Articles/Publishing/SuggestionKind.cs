namespace Pipeline.Articles.Publishing;

/// <summary>What a suggestion is.</summary>
public enum SuggestionKind
{
    /// <summary>The name of an entity.</summary>
    Entity,

    /// <summary>A headline.</summary>
    Title,
}
