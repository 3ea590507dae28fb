using Pipeline.Articles.Searching.Stories;

namespace Pipeline.Articles.Operations.Api;

/// <summary>The answer to <c>GET stories</c>.</summary>
/// <param name="Stories">The stories, the one with the latest article first.</param>
public sealed record StoryResults(IReadOnlyList<StorySummary> Stories);
