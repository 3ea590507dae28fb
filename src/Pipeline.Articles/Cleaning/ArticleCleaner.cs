using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Cleaning.Html;
using Pipeline.Articles.Cleaning.Signals;
using Pipeline.Articles.Cleaning.Text;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning;

/// <summary>Finds the article in what was read: headline, body, captions, and what the page says about it. Safe for concurrent callers.</summary>
public sealed class ArticleCleaner
{
    /// <summary>The version of the rules; raising it makes every cleaned document stale.</summary>
    public const int Version = 1;

    // Two hundred words tell a language as surely as a thousand.
    private const int LanguageSample = 1200;

    private readonly HtmlCleaner _html;
    private readonly TextCleaner _text;
    private readonly ArticleSignals _signals;
    private readonly TimeLimit _limit;
    private readonly CleaningOptions _options;
    private readonly TimeProvider _time;

    internal ArticleCleaner(HtmlCleaner html, TextCleaner text, ArticleSignals signals, CleaningOptions options, TimeProvider time, CleanerVersion version)
    {
        (_html, _text, _signals, CurrentVersion) = (html, text, signals, version.Value);
        _limit = new TimeLimit(options.MaxTime, "Cleaning:MaxTime", time);
        (_options, _time) = (options, time);
    }

    /// <summary>The version that this one's documents carry.</summary>
    public int CurrentVersion { get; }

    /// <summary>The limits of a file, of which nothing is used yet.</summary>
    public FileBudget BeginFile() => new(_options, _time);

    /// <summary>Cleans an article by itself.</summary>
    public CleanedArticle Clean(SourceDocument source, CancellationToken cancellationToken) => Clean(source, BeginFile(), cancellationToken);

    /// <summary>Cleans one article of a file.</summary>
    /// <param name="source">What was read.</param>
    /// <param name="budget">What is left of the file's limits.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArticleRejectedException">There is no article in it, or it is past a limit.</exception>
    public CleanedArticle Clean(SourceDocument source, FileBudget budget, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return budget.Run(token => CleanWithin(source, budget, token), cancellationToken);
    }

    private CleanedArticle CleanWithin(SourceDocument source, FileBudget budget, CancellationToken cancellationToken)
    {
        var isText = source is { Kind: ContentKind.Text, Rejection: null };
        if (isText && source.Content.Length <= _options.MaxCharacters)
        {
            NoArticle.RejectData(source.Content);
        }

        var content = Find(source, explain: false, budget, cancellationToken);
        NoArticle.Reject(content);
        CheckLength(content.Text);
        if (!isText)
        {
            NoArticle.RejectData(content.Text);
        }

        var declared = source.Declared;
        var text = TextNormalizer.Normalize(content.Text, keepIndentation: source.Kind == ContentKind.Html);
        return new CleanedArticle
        {
            Id = source.Part is null ? ArticleId.FromName(source.Name) : ArticleId.FromPart(source.Name, source.Part),
            Name = source.Name,
            Part = source.Part,
            Title = Line(declared.Title ?? content.Title),
            Byline = Line((declared.Byline is null ? null : _signals.Bylines.Clean(declared.Byline)) ?? content.Byline),
            Source = content.Source,
            PublishedAt = declared.PublishedAt ?? content.PublishedAt,
            ModifiedAt = declared.ModifiedAt ?? content.ModifiedAt,
            SiteName = Line(declared.SiteName ?? content.SiteName),
            CanonicalUrl = declared.CanonicalUrl ?? content.CanonicalUrl,
            Language = _signals.Language.Guess(text.Length > LanguageSample ? text.AsSpan(0, LanguageSample) : text) ?? LanguageTag.Primary(declared.Language) ?? content.Language,
            LeadImage = declared.LeadImage ?? content.LeadImage,
            Text = text,
            Captions = [.. content.Captions.Select(Line).OfType<string>()],
            WordCount = WordCount.Of(text),
            Fingerprint = Fingerprint.Of(text).ToString() is { Length: > 0 } sketch ? sketch : null,
            Format = source.Format.ToString().ToLowerInvariant(),
            Charset = source.Charset,
            CleanerVersion = CurrentVersion,
            BlocksKept = content.BlocksKept,
            BlocksDropped = content.BlocksDropped,
        };
    }

    /// <summary>As <see cref="Clean(SourceDocument, CancellationToken)"/>, with every block of the page and what was decided about it; rejects nothing.</summary>
    public CleanedContent Explain(SourceDocument source, CancellationToken cancellationToken) => Find(source, explain: true, BeginFile(), cancellationToken);

    private CleanedContent Find(SourceDocument source, bool explain, FileBudget budget, CancellationToken cancellationToken)
    {
        if (source.Rejection is { } reason)
        {
            throw new ArticleRejectedException(reason.Code, reason.Message);
        }

        if (source.Kind == ContentKind.Text)
        {
            // Nearly all of it is text: there is no need to take it apart first.
            CheckLength(source.Content);
        }

        return _limit.Run(token => source.Kind == ContentKind.Html ? _html.Clean(source, explain, budget, token) : _text.Clean(source, explain, token), cancellationToken);
    }

    private void CheckLength(string text)
    {
        if (text.Length > _options.MaxCharacters)
        {
            throw new ArticleRejectedException(
                "too-large",
                $"The text has {text.Length:N0} characters; at most {_options.MaxCharacters:N0} are an article. Split it, or raise Cleaning:MaxCharacters.");
        }
    }

    /// <summary>Normalised, on one line; null when nothing is left.</summary>
    private static string? Line(string? text)
    {
        var line = text is null ? string.Empty : string.Join(' ', TextNormalizer.Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }
}
