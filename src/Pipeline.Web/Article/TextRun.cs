using Articles.TextAnalytics.Results;

namespace Pipeline.Web.Article;

/// <summary>A piece of a sentence that is marked alike from end to end.</summary>
/// <param name="Text">As it stands in the article.</param>
/// <param name="Entity">The entity that is mentioned, or null.</param>
/// <param name="Masked">The category of the personal information whose mask stands here, or that is listed; else null.</param>
public sealed record TextRun(string Text, ArticleEntity? Entity, string? Masked);
