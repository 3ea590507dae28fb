namespace Pipeline.Articles.Searching;

/// <summary>A match in <see cref="SearchHit.PlainSnippet"/>.</summary>
/// <param name="Start">Its first character, in UTF-16 code units from 0.</param>
/// <param name="Length">Its length, in UTF-16 code units.</param>
public readonly record struct SnippetMatch(int Start, int Length);
