namespace Pipeline.Web.Search;

/// <summary>Something that somebody who types may mean.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Kind">What it is, in a word.</param>
/// <param name="Url">Where choosing it leads.</param>
internal sealed record SuggestionItem(string Text, string Kind, string Url);
