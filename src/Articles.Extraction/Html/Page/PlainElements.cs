using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Makes the usual elements all of one class. AngleSharp has a class for each, with what scripts may ask of it: such an element costs more to
/// make, and calls to so many classes through one interface cost more than calls to one.
/// </summary>
internal sealed class PlainElements : IElementFactory<Document, HtmlElement>
{
    // Not those that the parser knows by their class, as it does tables and templates.
    private static readonly string[] Names =
    [
        "a", "abbr", "address", "article", "aside", "b", "blockquote", "br", "button", "cite", "code", "dd", "del", "div", "dl", "dt",
        "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "input",
        "ins", "label", "li", "link", "main", "nav", "ol", "option", "p", "picture", "pre", "s", "section", "small", "source", "span",
        "strong", "sub", "sup", "tbody", "td", "th", "thead", "time", "tr", "u", "ul", "video",
    ];

    private readonly IElementFactory<Document, HtmlElement> _others;
    private readonly FrozenDictionary<string, NodeFlags> _flags;

    /// <param name="others">Makes all others, and says what the parser has to know about the usual ones.</param>
    public PlainElements(IElementFactory<Document, HtmlElement> others)
    {
        _others = others;
        var document = (Document)new HtmlParser().ParseDocument(string.Empty);
        _flags = Names.ToFrozenDictionary(name => name, name => others.Create(document, name).Flags, StringComparer.Ordinal);
    }

    public HtmlElement Create(Document document, string localName, string? prefix, NodeFlags flags) =>
        _flags.TryGetValue(localName, out var known)
            ? new HtmlElement(document, localName, prefix, known)
            : _others.Create(document, localName, prefix, flags);
}
