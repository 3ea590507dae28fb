namespace Pipeline.Articles.Cleaning;

/// <summary>The document in <see cref="StorageNames.CleanArticles"/>: an article as the cleaner leaves it.</summary>
public sealed record CleanedArticle : ArticleDocument;
