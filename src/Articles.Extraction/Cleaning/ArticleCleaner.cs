using Articles.Extraction.Evidence;
using Articles.Extraction.Fingerprints;
using Articles.Extraction.FlatText;
using Articles.Extraction.Formats;
using Articles.Extraction.Html;
using Articles.Extraction.Limits;

namespace Articles.Extraction.Cleaning;

/// <summary>
/// Finds the article in what was read: headline, body, captions, and what the page says about it. Safe for concurrent callers.
/// </summary>
internal sealed class ArticleCleaner
{
    // Two hundred words tell a language as surely as a thousand.
    private const int LanguageSample = 1200;

    private readonly ArticleSignals _signals = new();
    private readonly TextCleaner _text;
    private readonly HtmlCleaner _html;
    private readonly WireCleaner _wire;
    private readonly PublicationGate _gate;
    private readonly TimeLimit _limit;
    private readonly CleaningOptions _options;

    /// <param name="options">The limits.</param>
    /// <param name="time">The clock.</param>
    public ArticleCleaner(CleaningOptions options, TimeProvider time)
    {
        _options = options;
        _text = new TextCleaner(_signals);
        _html = new HtmlCleaner(_signals, _text, options);
        _wire = new WireCleaner(_signals, options);
        _gate = new PublicationGate(time, _signals.Dates);
        _limit = new TimeLimit(options.MaxTime, "Cleaning:MaxTime", time);
    }

    /// <summary>Cleans one article of a file.</summary>
    /// <param name="source">What was read.</param>
    /// <param name="budget">What is left of the file's limits.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArticleRejectedException">There is no article in it, or it is past a limit.</exception>
    public ExtractedArticle Clean(SourceDocument source, FileBudget budget, CancellationToken cancellationToken) =>
        ThrowIfEmbargoed(source, CleanEmbargoed(source, budget, cancellationToken));

    /// <summary>
    /// As <see cref="Clean"/>, also an article that an embargo holds: <see cref="ExtractedArticle.Embargo"/> says which. Whoever calls it
    /// has to hold it back.
    /// </summary>
    /// <exception cref="ArticleRejectedException">There is no article in it, or it is past a limit.</exception>
    public ExtractedArticle CleanEmbargoed(SourceDocument source, FileBudget budget, CancellationToken cancellationToken)
    {
        using var culture = new InvariantCulture();
        return budget.Run(token => CleanWithin(source, inner => Find(source, explain: false, budget, inner), token), cancellationToken);
    }

    /// <summary>
    /// Like <see cref="Clean"/>, with every block of the page and the decision about it; for anything but an article, the rejection and as
    /// many blocks as were looked at: the reasons are wanted most there.
    /// </summary>
    /// <param name="source">What was read.</param>
    /// <param name="budget">What is left of the file's limits.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public ExtractedArticle Explain(SourceDocument source, FileBudget budget, CancellationToken cancellationToken)
    {
        using var culture = new InvariantCulture();
        CleanedContent? content = null;
        CleanedContent Find(CancellationToken token) => content = this.Find(source, explain: true, budget, token);
        try
        {
            var article = budget.Run(token => CleanWithin(source, Find, token), cancellationToken);
            return ThrowIfEmbargoed(source, article) with { Blocks = content!.Blocks };
        }
        catch (ArticleRejectedException rejected)
        {
            return ExtractedArticle.Rejected(source, rejected.Reason) with { Blocks = (content ?? TryFind())?.Blocks ?? [] };
        }

        CleanedContent? TryFind()
        {
            try
            {
                return budget.Run(Find, cancellationToken);
            }
            catch (ArticleRejectedException)
            {
                return null;
            }
        }
    }

    private static ExtractedArticle ThrowIfEmbargoed(SourceDocument source, ExtractedArticle article) => article.Embargo is { } embargo
        ? throw new ArticleRejectedException(RejectionCodes.Embargoed, PublicationGate.Rejection(source, embargo).Message)
        : article;

    private ExtractedArticle CleanWithin(
        SourceDocument source, Func<CancellationToken, CleanedContent> find, CancellationToken cancellationToken)
    {
        if (source.Rejection is { } reason)
        {
            throw new ArticleRejectedException(reason.Code, reason.Message);
        }

        WireEmbargo? embargo = null;
        PublicationGate.ThrowIfForbidden(source);
        _gate.ThrowIfExpired(source);
        if (source.Wire is { } item)
        {
            PublicationGate.ThrowIfForbidden(item);
            embargo = _gate.FindEmbargo(item);
        }

        var forwarded = PublicationGate.Forwarded(source);
        PublicationGate.ThrowIfKillNotice(source, forwarded);
        // Before the line is removed, which is not part of the article.
        embargo = _gate.Last(embargo, _gate.FindEmbargo(source, forwarded));
        // One without an end says as much.
        var mayBeDraft = embargo is not { Until: null };
        if (mayBeDraft)
        {
            PublicationGate.ThrowIfDraft(source, forwarded);
        }

        // An agency's table of results is a text.
        var isPlain = source is { Kind: ContentKind.Text, Wire: null };
        if (isPlain && source.Content.Length <= _options.MaxCharacters)
        {
            ArticlePageCheck.ThrowIfData(source.Content);
        }

        var content = find(cancellationToken);
        // What is declared may be another title: a mail's subject.
        foreach (var title in (ReadOnlySpan<string?>)[source.Declared.Title, content.Title])
        {
            PublicationGate.ThrowIfKillNotice(source, title, content.Text);
            embargo = _gate.Last(embargo, _gate.FindEmbargo(source, title, content.Text));
            if (mayBeDraft)
            {
                PublicationGate.ThrowIfDraftTitle(source, title);
            }
        }

        if (source.Wire is null)
        {
            ArticlePageCheck.ThrowIfNotArticle(content);
        }

        CheckLength(content.Text);
        // A shop's page of prices is what it is.
        if (!isPlain && source.Wire is null && !(content.IsDeclaredType && content.PageType is (PageType.Listing or PageType.Product)))
        {
            ArticlePageCheck.ThrowIfData(content.Text);
        }

        var declared = source.Declared;
        var text = TextNormalizer.Normalize(content.Text, keepIndentation: source.Kind == ContentKind.Html);
        if (source.Wire is { Flavour: var flavour } && WordCount.Of(text) == 0)
        {
            throw new ArticleRejectedException(RejectionCodes.NoText, $"The {flavour} item has no text: no word is in it.");
        }

        return new ExtractedArticle
        {
            Name = source.Name,
            Part = source.Part,
            Title = Line(declared.Title ?? content.Title),
            Wire = source.Wire,
            Capture = source.Capture,
            Embargo = embargo,
            ExpiresAt = source.Wire is null ? source.Expiry?.At : null,
            Byline = Line(BylineOf(source, content)),
            Source = content.Source,
            // A file's own date is when somebody printed or saved it: what the article says of itself comes first.
            PublishedAt = source.Format is SourceFormat.Pdf or SourceFormat.Word
                ? content.PublishedAt ?? declared.PublishedAt
                : declared.PublishedAt ?? content.PublishedAt,
            ModifiedAt = declared.ModifiedAt ?? content.ModifiedAt,
            SiteName = Line(declared.SiteName ?? content.SiteName),
            CanonicalUrl = declared.CanonicalUrl ?? content.CanonicalUrl,
            CapturedAt = declared.CapturedAt,
            Language = _signals.Language.Guess(text.Length > LanguageSample ? text.AsSpan(0, LanguageSample) : text)
                ?? LanguageTag.Primary(declared.Language)
                ?? content.Language,
            DeclaredLanguage = LanguageTag.Primary(declared.Language) ?? content.DeclaredLanguage,
            LeadImage = declared.LeadImage ?? content.LeadImage,
            PageType = source.Format == SourceFormat.Html ? content.PageType : null,
            Text = text,
            Captions = [.. content.Captions.Select(Line).OfType<string>()],
            WordCount = WordCount.Of(text),
            Fingerprint = Fingerprint.Of(text) is { IsEmpty: false } fingerprint ? fingerprint : null,
            Format = source.Format,
            Charset = source.Charset,
            BlocksKept = content.BlocksKept,
            BlocksDropped = content.BlocksDropped,
        };
    }

    private string? BylineOf(SourceDocument source, CleanedContent content)
    {
        var declared = source.Declared.Byline;
        if (source.Wire is null && declared is not null)
        {
            declared = _signals.Bylines.Clean(declared);
        }

        return declared ?? content.Byline;
    }

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

        if (source.Wire is not null)
        {
            return _limit.Run(token => _wire.Clean(source, explain, budget, token), cancellationToken);
        }

        return _limit.Run(
            token => source.Kind == ContentKind.Html
                ? _html.Clean(source, explain, budget, token)
                : _text.Clean(source, explain, token),
            cancellationToken);
    }

    private void CheckLength(string text)
    {
        if (text.Length > _options.MaxCharacters)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooLarge,
                $"The text has {text.Length:N0} characters; at most {_options.MaxCharacters:N0} are an article. Split it, or raise "
                    + "Cleaning:MaxCharacters.");
        }
    }

    /// <summary>Normalised, on one line; null when nothing is left.</summary>
    private static string? Line(string? text)
    {
        var line = text is null
            ? string.Empty
            : string.Join(' ', TextNormalizer.Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }
}
