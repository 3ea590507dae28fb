using Pipeline.Articles.Searching.Stories;

namespace Pipeline.Web.Stories;

/// <summary>The list of stories.</summary>
/// <param name="Stories">The stories, the one with the latest article first.</param>
/// <param name="Days">How many days back articles count; null for all.</param>
public sealed record StoriesModel(IReadOnlyList<StorySummary> Stories, int? Days);
