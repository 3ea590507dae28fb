using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using Articles.Extraction.Limits;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Parses HTML with AngleSharp, without what the cleaner never looks at: comments, style sheets, and all attributes but a few.
/// </summary>
internal sealed class PageParser(CleaningOptions limits)
{
    private readonly HtmlParserOptions _options = Create(scripting: false, comments: false);
    private readonly HtmlParserOptions _browser = Create(scripting: true, comments: false);
    private readonly HtmlParserOptions _commented = Create(scripting: false, comments: true);
    private readonly ParserServices _services = new();

    /// <summary>Parses a page. HTML has no syntax errors.</summary>
    /// <exception cref="ArticleRejectedException">It nests too deep or has too many elements, or the file has.</exception>
    public IHtmlDocument Parse(string html, FileBudget budget, CancellationToken cancellationToken) =>
        Parse(html, _options, budget, cancellationToken);

    /// <summary>
    /// As a browser does, to which what a page says to those without scripts is one text, however badly formed. Takes twice the memory.
    /// </summary>
    public IHtmlDocument ParseAsBrowser(string html, FileBudget budget, CancellationToken cancellationToken) =>
        Parse(html, _browser, budget, cancellationToken);

    /// <summary>As <see cref="Parse(string, FileBudget, CancellationToken)"/>, with the comments.</summary>
    public IHtmlDocument ParseWithComments(string html, FileBudget budget, CancellationToken cancellationToken) =>
        Parse(html, _commented, budget, cancellationToken);

    private IHtmlDocument Parse(string html, HtmlParserOptions options, FileBudget budget, CancellationToken cancellationToken)
    {
        var bounds = new MarkupBounds(limits, budget, cancellationToken);
        return new HtmlParser(options, BrowsingContext.New(_services.Within(bounds))).ParseDocument(html);
    }

    private static HtmlParserOptions Create(bool scripting, bool comments) => new()
    {
        IsScripting = scripting,
        SkipComments = !comments,
        SkipRawText = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = IsRead,
        // MarkupBounds rejects what is too deep; the parser would move its text.
        MaximumDepth = int.MaxValue,
    };

    private static bool IsRead(ref StructHtmlToken tag, ReadOnlyMemory<char> name) => name.Span switch
    {
        "class" or "id" or "href" or "rel" or "type" or "content" or "property" or "name" or "itemprop" or "itemtype" or "role"
            or "datetime"
            or "lang" or "hidden" or "style" or "aria-label" or "data-testid" or "data-component" or "http-equiv" or "charset"
                or "itemscope"
            or "shadowrootmode" or "slot" => true,
        "src" => tag.Name.Memory.Span is "img",
        "aria-expanded" or "aria-controls" => tag.Name.Memory.Span is "button",
        "title" => tag.Name.Memory.Span is "abbr",
        _ => false,
    };
}
