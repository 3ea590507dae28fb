using Articles.TextAnalytics.Results;
using Pipeline.Articles.Cleaning;

namespace Pipeline.Articles.Enrichment.Redaction;

/// <summary>
/// The parts of an article that are checked for personal information, as one text: the body first, so that its offsets are the article's
/// own; then headline, byline, captions and the envelope's data, which also name people.
/// </summary>
internal sealed class ArticleScan
{
    private const string Gap = "\n\n";

    private readonly CleanedArticle _article;

    public ArticleScan(CleanedArticle article)
    {
        _article = article;
        Text = string.Join(Gap, Parts(article));
    }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>The mentions in the body.</summary>
    public IEnumerable<TextEntity> InBody(IEnumerable<TextEntity> mentions) =>
        mentions.Where(mention => mention.Offset + mention.Length <= _article.Text.Length);

    /// <summary>
    /// The article with the mentions masked, and with every other occurrence of the same words masked, including in addresses and agency.
    /// Its file's name stays: it is the article's identity.
    /// </summary>
    public CleanedArticle Redact(IReadOnlyList<TextEntity> mentions, Redactor redactor)
    {
        var masked = Redactor.Mask(Text, mentions);
        var parts = new Queue<string>();
        var start = 0;
        foreach (var part in Parts(_article))
        {
            parts.Enqueue(redactor.Mask(masked.Substring(start, part.Length)));
            start += part.Length + Gap.Length;
        }

        return _article with
        {
            Text = parts.Dequeue(),
            Title = _article.Title is null ? null : parts.Dequeue(),
            Byline = _article.Byline is null ? null : parts.Dequeue(),
            Captions = [.. _article.Captions.Select(_ => parts.Dequeue())],
            Wire = _article.Wire?.WithoutNotes().Map(_ => parts.Dequeue()) is { } wire
                ? wire with { Provider = redactor.MaskOrNull(wire.Provider) }
                : null,
            Source = redactor.MaskOrNull(_article.Source),
            SiteName = redactor.MaskOrNull(_article.SiteName),
            CanonicalUrl = redactor.MaskOrNull(_article.CanonicalUrl),
            LeadImage = redactor.MaskOrNull(_article.LeadImage),
            Part = redactor.MaskOrNull(_article.Part),
        };
    }

    private static IEnumerable<string> Parts(CleanedArticle article)
    {
        List<string?> parts = [article.Text, article.Title, article.Byline, .. article.Captions];
        article.Wire?.WithoutNotes().Map(text =>
        {
            parts.Add(text);
            return text;
        });
        return parts.OfType<string>();
    }
}
