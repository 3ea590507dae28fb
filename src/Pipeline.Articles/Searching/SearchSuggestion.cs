namespace Pipeline.Articles.Searching;

/// <summary>A suggestion for a search.</summary>
/// <param name="Text">An entity's name or a headline, as the article has it.</param>
/// <param name="Kind">Which of them.</param>
public sealed record SearchSuggestion(string Text, SuggestionKind Kind);
