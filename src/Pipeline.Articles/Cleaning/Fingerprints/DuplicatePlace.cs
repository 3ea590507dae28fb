using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Fingerprints;

/// <summary>The place of an article among its near-duplicates.</summary>
/// <param name="ClusterId">The id that all near-duplicates share; null if the text is too short to compare.</param>
/// <param name="DuplicateOf">The earliest article of the story, or null if it is this one.</param>
/// <param name="Successor">The new original of a story that this article has left; it must be made again. Usually null.</param>
public readonly record struct DuplicatePlace(ArticleId? ClusterId, ArticleId? DuplicateOf, ArticleId? Successor);
