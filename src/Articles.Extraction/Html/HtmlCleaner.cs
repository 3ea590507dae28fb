using System.Net;
using AngleSharp.Html.Dom;
using Articles.Extraction.Cleaning;
using Articles.Extraction.Evidence;
using Articles.Extraction.FlatText;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Html.Body;
using Articles.Extraction.Html.Embedded;
using Articles.Extraction.Html.Forums;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;
using Articles.Extraction.Html.PageTypes;
using Articles.Extraction.Limits;

namespace Articles.Extraction.Html;

/// <summary>
/// Finds the article in a page: parses it, cuts it into blocks, leaves out what names or shapes say is no article, finds the element that
/// holds the body, and decides inside it block by block. Safe for concurrent callers.
/// </summary>
internal sealed class HtmlCleaner(ArticleSignals signals, TextCleaner lines, CleaningOptions options)
{
    // With less than this a second look is worth its time.
    private const int LittleText = 250;
    private const int MuchText = 500;
    private const int MinWords = 25;
    private const int MinFallbackWords = 60;
    private const double MinShareOfPage = 0.4;
    private const double LinkText = 0.7;

    // A day apart, wherever on earth midnight was.
    private static readonly TimeSpan EarlierDay = TimeSpan.FromHours(38);

    private readonly PageParser _parser = new(options);

    /// <summary>Cleans a page.</summary>
    /// <param name="source">Markup.</param>
    /// <param name="explain">Whether to write down what was decided about each block.</param>
    /// <param name="budget">What is left of the file's limits.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What was found; an empty text when nothing was.</returns>
    /// <exception cref="ArticleRejectedException">The page is past a limit of <see cref="CleaningOptions"/>.</exception>
    public CleanedContent Clean(SourceDocument source, bool explain, FileBudget budget, CancellationToken cancellationToken)
    {
        // Not disposed of: that takes the tree apart node by node, and the parser has given its buffers back.
        var document = Parse(Shortcodes.RemoveBuilders(source.Content), budget, cancellationToken);
        var page = PageBuilder.Build(document, cancellationToken);
        // An element that is opened for those without scripts, and never closed, holds the whole page.
        var browsed = page.Blocks.Count == 0 && source.Content.Contains("<noscript", StringComparison.OrdinalIgnoreCase)
            ? _parser.ParseAsBrowser(source.Content, budget, cancellationToken)
            : null;
        page = browsed is null ? page : PageBuilder.Build(browsed, cancellationToken);
        var prose = Prose.Measure(page);
        cancellationToken.ThrowIfCancellationRequested();
        ConsentText.Mark(page);
        var head = new HeadElements(page);
        var evidence = new PageEvidence(page, head);
        var (type, isDeclared) = PageTypeReader.Read(evidence, TextShares.Of(page));
        Pruner.Prune(page, prose, RulesFor(type));
        cancellationToken.ThrowIfCancellationRequested();
        var metadata = MetadataReader.Read(page, head, signals);
        var found = Find(page, metadata, type, prose);
        if (type == PageType.Article && !evidence.SaysArticle && IsHalf(page, found))
        {
            Pruner.Prune(page, prose, PruningRules.Sections);
            (type, found) = (PageType.Service, FindSections(page, metadata, PageType.Service));
        }

        if (type == PageType.Forum && evidence.SaysArticle && IsHalf(page, found))
        {
            Pruner.Prune(page, prose, PruningRules.Article);
            (type, found) = (PageType.Article, FindArticle(page, metadata, prose));
        }

        if (isDeclared && type is PageType.Listing or PageType.Product && WordCount.UpTo(found.Text, MinWords) < MinWords)
        {
            Pruner.Prune(page, prose, PruningRules.Entries);
            found = FindSections(page, metadata, type);
        }

        var declared = metadata.Declared;
        var text = metadata.Body is { Length: >= MuchText } stated && stated.Length > 2 * found.Text.Length
            ? OfStated(source, stated, budget, cancellationToken)
            : found.Text;
        text = text.Length < found.Text.Length ? found.Text : text;
        var words = WordCount.UpTo(text, MinWords);
        if (words < MinWords && AsLines(source, page, cancellationToken) is { } flattened)
        {
            (text, words) = (flattened, WordCount.Of(flattened));
        }

        IReadOnlyList<string> unread = [];
        if (words < MinWords)
        {
            (var embedded, unread) = EmbeddedArticle.Find(document, metadata.Titles, cancellationToken);
            if (embedded is not null && WordCount.Of(embedded.Body.Content) > 2 * words)
            {
                (type, unread) = (PageType.Article, []);
                text = OfStated(source, embedded.Body.Content, budget, cancellationToken);
                declared = declared with
                {
                    Byline = declared.Byline ?? embedded.Declared.Byline,
                    PublishedAt = declared.PublishedAt ?? embedded.Declared.PublishedAt,
                    ModifiedAt = declared.ModifiedAt ?? embedded.Declared.ModifiedAt,
                };
            }
        }

        return new CleanedContent
        {
            Title = declared.Title,
            UnreadScripts = unread,
            Byline = signals.Bylines.CleanDeclared(declared.Byline) ?? found.Facts.Byline ?? metadata.Signature,
            Source = found.Facts.Agency,
            PublishedAt = PublishedAt(declared, found.Facts) ?? metadata.SpelledDate
                ?? AddressDate.Of(declared.CanonicalUrl ?? source.Declared.CanonicalUrl),
            ModifiedAt = declared.ModifiedAt ?? found.Facts.ModifiedAt,
            SiteName = declared.SiteName,
            CanonicalUrl = declared.CanonicalUrl,
            Language = declared.Language,
            DeclaredLanguage = declared.Language,
            LeadImage = declared.LeadImage,
            PageType = type,
            IsDeclaredType = isDeclared,
            Text = text,
            Captions = found.Captions,
            BlocksKept = found.Verdicts.Count(verdict => verdict.Kept),
            BlocksDropped = found.Verdicts.Count(verdict => !verdict.Kept),
            Blocks = explain ? Explanation.Of(page.Blocks, found.Verdicts) : [],
        };
    }

    /// <summary>A body that is stated for machines; one with markup is a page of its own.</summary>
    private string OfStated(SourceDocument source, string stated, FileBudget budget, CancellationToken cancellationToken)
    {
        if (!stated.Contains("</", StringComparison.Ordinal) && !stated.Contains("&lt;/", StringComparison.Ordinal))
        {
            return StatedText.Parted(stated);
        }

        var markup = StatedText.Markup(stated.Contains("</", StringComparison.Ordinal) ? stated : WebUtility.HtmlDecode(stated));
        return Clean(source with { Content = $"<!doctype html><article>{markup}</article>" }, explain: false, budget, cancellationToken)
            .Text;
    }

    /// <summary>
    /// The declared time, or the one that readers see. Where the system has but one time for publication and change, and readers see an
    /// earlier day, it is that of the change.
    /// </summary>
    private static DateTimeOffset? PublishedAt(DeclaredMetadata declared, ShownFacts shown) =>
        declared.PublishedAt is { } stated && shown.PublishedAt is { } seen && stated - seen > EarlierDay
            && (shown.SaysPublished || declared.FirstPublishedAt is null)
            ? seen
            : declared.PublishedAt ?? shown.PublishedAt;

    private IHtmlDocument Parse(string html, FileBudget budget, CancellationToken cancellationToken)
    {
        var isStreamed = StreamedContent.IsIn(html);
        var document = isStreamed
            ? _parser.ParseWithComments(html, budget, cancellationToken)
            : _parser.Parse(html, budget, cancellationToken);
        if (isStreamed)
        {
            StreamedContent.Place(document);
        }

        if (EditorComments.AreIn(html))
        {
            EditorComments.Remove(document);
        }

        return document;
    }

    /// <summary>
    /// The last resort: the page as lines of text, for the cleaner that goes by their words and order alone. A few sentences here and there
    /// are not believed.
    /// </summary>
    private string? AsLines(SourceDocument source, PageContent page, CancellationToken cancellationToken)
    {
        try
        {
            var text = string.Join(
                "\n\n", page.Blocks.Where(block => (block.Marks & (Mark.Consent | Mark.Comments)) == 0).Select(block => block.Text));
            var found = lines.Clean(source with { Kind = ContentKind.Text, Content = text }, explain: false, cancellationToken).Text;
            return WordCount.Of(found) >= MinFallbackWords ? found : null;
        }
        catch (ArticleRejectedException)
        {
            return null;
        }
    }

    /// <summary>A text that is less than half of what stands in the page's main part is not what the page is about.</summary>
    private static bool IsHalf(PageContent page, FoundBody found)
    {
        var live = 0;
        var region = SectionFilter.Find(page);
        for (var i = region.FirstBlock; i < region.EndBlock; i++)
        {
            live += page.Blocks[i].Node.Pruned is null && page.Blocks[i].LinkDensity < LinkText ? page.Blocks[i].Text.Length : 0;
        }

        return found.Text.Length < MinShareOfPage * live;
    }

    private static PruningRules RulesFor(PageType type) => type switch
    {
        PageType.Forum => PruningRules.Thread,
        PageType.Listing or PageType.Documentation => PruningRules.Listing,
        PageType.Product => PruningRules.Product,
        PageType.Service => PruningRules.Sections,
        _ => PruningRules.Article,
    };

    private FoundBody Find(PageContent page, PageMetadata metadata, PageType type, Prose prose) => type switch
    {
        PageType.Forum => ThreadReader.Read(page, metadata, signals) ?? FindSections(page, metadata, type),
        PageType.Listing or PageType.Product or PageType.Service or PageType.Documentation => FindSections(page, metadata, type),
        _ => FindArticle(page, metadata, prose),
    };

    private FoundBody FindSections(PageContent page, PageMetadata metadata, PageType type)
    {
        var region = SectionFilter.Find(page);
        var verdicts = SectionFilter.Judge(page, region, metadata.Heading, signals, type);
        return new FoundBody(
            BodyText.Write(page.Blocks, verdicts), [], ShownFacts.Read(page, region, metadata, verdicts, signals), verdicts);
    }

    private FoundBody FindArticle(PageContent page, PageMetadata metadata, Prose prose)
    {
        var found = Find(page, metadata);
        if (found.Text.Length < LittleText && prose.Total > 2 * found.Text.Length)
        {
            Pruner.Prune(page, prose, PruningRules.Lenient);
            var again = Find(page, metadata);
            found = again.Text.Length > 2 * found.Text.Length ? again : found;
        }

        return found;
    }

    private FoundBody Find(PageContent page, PageMetadata metadata)
    {
        var live = Prose.OfLive(page);
        var body = BodyFinder.Find(page, live, metadata.Heading);
        var verdicts = BodyFilter.Judge(page, body, metadata, signals);
        return new FoundBody(
            BodyText.Write(page.Blocks, verdicts),
            BodyCaptions.Collect(page, body, metadata.Heading, verdicts, signals),
            ShownFacts.Read(page, body, metadata, verdicts, signals),
            verdicts);
    }
}
