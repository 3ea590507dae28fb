namespace Pipeline.Search.Queries;

/// <summary>A word, a phrase, or the beginning of a word. Holds at least one letter or digit.</summary>
/// <param name="Text">As it was typed, without quotes and star. What the engine reads as several words has to occur as a phrase.</param>
/// <param name="IsPrefix">Whether the last word may go on.</param>
/// <param name="Field">The only field to look in, or null for all.</param>
internal sealed record TermNode(string Text, bool IsPrefix, QueryField? Field) : QueryNode
{
    /// <summary>
    /// Whether it is a word that was only typed: not in quotation marks, with a star, a field, parentheses or next to AND or OR. Articles
    /// without it are found, too, and its endings do not count.
    /// </summary>
    public bool IsLoose { get; init; }

    public override bool HasPrefix => IsPrefix;
}
