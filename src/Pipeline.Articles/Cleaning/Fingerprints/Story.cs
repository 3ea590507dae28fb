using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Fingerprints;

/// <summary>Where an article stands among its near-duplicates.</summary>
/// <param name="ClusterId">The id that all near-duplicates share; null when the text is too short to tell.</param>
/// <param name="DuplicateOf">The earliest article of the story, or null when this one is it.</param>
/// <param name="Successor">
/// The original, from now on, of a story that this article has left; it does not know it yet and has to be made anew. Null as a rule.
/// </param>
public readonly record struct Story(ArticleId? ClusterId, ArticleId? DuplicateOf, ArticleId? Successor);
