using Pipeline.Articles.Cleaning.Html;
using Pipeline.Articles.Cleaning.Text;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning;

/// <summary>Finds the article in what was read: headline, body, captions, and what the page says about it. Safe for concurrent callers.</summary>
public sealed class ArticleCleaner
{
    /// <summary>The version of the rules; raising it makes every cleaned document stale.</summary>
    public const int Version = 1;

    private readonly HtmlCleaner _html;
    private readonly TextCleaner _text;

    internal ArticleCleaner(HtmlCleaner html, TextCleaner text) => (_html, _text) = (html, text);

    /// <summary>Cleans one article.</summary>
    /// <exception cref="ArticleRejectedException">There is no article in it.</exception>
    public CleanedArticle Clean(SourceDocument source, CancellationToken cancellationToken)
    {
        var content = Explain(source, cancellationToken);
        return new CleanedArticle
        {
            Id = source.Part is null ? ArticleId.FromName(source.Name) : ArticleId.FromPart(source.Name, source.Part),
            Name = source.Name,
            Part = source.Part,
            Title = source.Declared.Title ?? content.Title,
            Byline = source.Declared.Byline ?? content.Byline,
            Source = content.Source,
            PublishedAt = source.Declared.PublishedAt ?? content.PublishedAt,
            ModifiedAt = source.Declared.ModifiedAt ?? content.ModifiedAt,
            SiteName = source.Declared.SiteName ?? content.SiteName,
            CanonicalUrl = source.Declared.CanonicalUrl ?? content.CanonicalUrl,
            Language = content.Language,
            LeadImage = source.Declared.LeadImage ?? content.LeadImage,
            Text = content.Text,
            Captions = content.Captions,
            WordCount = content.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length,
            Format = source.Format.ToString().ToLowerInvariant(),
            Charset = source.Charset,
            CleanerVersion = Version,
            BlocksKept = content.Blocks.Count(block => block.Kept),
            BlocksDropped = content.Blocks.Count(block => !block.Kept),
        };
    }

    /// <summary>As <see cref="Clean"/>, with every block of the page and what was decided about it.</summary>
    public CleanedContent Explain(SourceDocument source, CancellationToken cancellationToken) =>
        source.Rejection is { } reason ? throw new ArticleRejectedException(reason.Code, reason.Message)
            : source.Kind == ContentKind.Html ? _html.Clean(source, cancellationToken) : _text.Clean(source, cancellationToken);
}
