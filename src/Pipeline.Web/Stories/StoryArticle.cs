using Pipeline.Articles.Searching;

namespace Pipeline.Web.Stories;

/// <summary>An article of a story.</summary>
/// <param name="Hit">What the index has of it.</param>
/// <param name="Adds">Names that no earlier article of the story has: some of them, as <c>Category:Name</c>.</param>
/// <param name="IsRead">Whether its document could be read; without it nothing is known of what it adds.</param>
public sealed record StoryArticle(SearchHit Hit, IReadOnlyList<string> Adds, bool IsRead);
