using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Pipeline.Articles.Cleaning.Html.Page;

/// <summary>Parses HTML with AngleSharp, without what the cleaner never looks at: comments, style sheets, and all attributes but a few.</summary>
internal sealed class PageParser
{
    private readonly HtmlParser _parser = Create(scripting: false);
    private readonly HtmlParser _browser = Create(scripting: true);

    /// <summary>Parses a page. Never fails: HTML has no syntax errors.</summary>
    public IHtmlDocument Parse(string html) => _parser.ParseDocument(html);

    /// <summary>As a browser does, to which what a page says to those without scripts is one text, however badly formed. Takes twice the memory.</summary>
    public IHtmlDocument ParseAsBrowser(string html) => _browser.ParseDocument(html);

    private static HtmlParser Create(bool scripting) => new(new HtmlParserOptions
    {
        IsScripting = scripting,
        SkipComments = true,
        SkipRawText = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = IsRead,
    });

    private static bool IsRead(ref StructHtmlToken tag, ReadOnlyMemory<char> name) => name.Span switch
    {
        "class" or "id" or "href" or "rel" or "type" or "content" or "property" or "name" or "itemprop" or "itemtype" or "role" or "datetime"
            or "lang" or "hidden" or "style" or "aria-label" or "data-testid" or "data-component" or "http-equiv" or "charset" or "itemscope" => true,
        "src" => tag.Name.Memory.Span is "img",
        _ => false,
    };
}
