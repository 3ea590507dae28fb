using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning;

/// <summary>The document in <see cref="StorageNames.CleanArticles"/>: an article as the cleaner leaves it.</summary>
public sealed record CleanedArticle : ArticleDocument
{
    /// <summary>
    /// The document of an article that was extracted: with its id, and as yet without revision, sequence and times of the pipeline.
    /// </summary>
    /// <param name="article">What was extracted.</param>
    /// <param name="version">The version that the document carries.</param>
    /// <exception cref="ArgumentException">It was rejected.</exception>
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
            Id = ArticleId.Of(article.Name, article.Part, article.Wire),
            Name = article.Name,
            Part = article.Part,
            Embargo = article.Embargo,
            Wire = WireDetails.Of(article.Wire),
            Title = article.Title,
            Byline = article.Byline,
            Source = article.Source,
            PublishedAt = article.PublishedAt,
            ModifiedAt = article.ModifiedAt,
            SiteName = article.SiteName,
            CanonicalUrl = article.CanonicalUrl,
            Language = article.Language,
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
