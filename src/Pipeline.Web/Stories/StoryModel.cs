using Pipeline.Articles.Contracts;

namespace Pipeline.Web.Stories;

/// <summary>A story's page.</summary>
/// <param name="Id">The story.</param>
/// <param name="Title">The headline of its earliest article.</param>
/// <param name="Articles">Its articles, the earliest first: some of them, if there are very many.</param>
/// <param name="Total">How many there are.</param>
public sealed record StoryModel(ArticleId Id, string Title, IReadOnlyList<StoryArticle> Articles, long Total);
