using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning;

/// <summary>The document in <see cref="StorageNames.CleanArticles"/>: an article as the cleaner wrote it.</summary>
public sealed record CleanedArticle : ArticleDocument
{
    /// <summary>The document of an extracted article, with its id, but without the pipeline's revision, sequence and times.</summary>
    /// <param name="article">The extracted article.</param>
    /// <param name="version">The version that the document carries.</param>
    /// <exception cref="ArgumentException">The article was rejected.</exception>
    public static CleanedArticle From(ExtractedArticle article, CleanerVersion version)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(version);
        if (article.Format is not { } format || article.IsRejected)
        {
            throw new ArgumentException("A rejected article has no document.", nameof(article));
        }

        return new CleanedArticle
        {
            Id = ArticleId.Of(article.Name, article.Part, article.Wire, article.Capture),
            Name = article.Name,
            Part = article.Part,
            Embargo = article.Embargo,
            ExpiresAt = article.ExpiresAt,
            Wire = WireDetails.Of(article.Wire),
            Title = article.Title,
            Byline = article.Byline,
            Source = article.Source,
            PublishedAt = article.PublishedAt,
            ModifiedAt = article.ModifiedAt,
            SiteName = article.SiteName,
            CanonicalUrl = article.CanonicalUrl,
            CapturedAt = article.CapturedAt,
            Language = article.Language,
            DeclaredLanguage = article.DeclaredLanguage,
            LeadImage = article.LeadImage,
            Text = article.Text,
            Captions = article.Captions,
            WordCount = article.WordCount,
            Fingerprint = article.Fingerprint?.ToString(),
            Format = format.ToString().ToLowerInvariant(),
            PageType = article.PageType?.ToString().ToLowerInvariant(),
            Charset = article.Charset,
            CleanerVersion = version.Value,
            BlocksKept = article.BlocksKept,
            BlocksDropped = article.BlocksDropped,
        };
    }
}
