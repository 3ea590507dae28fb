using AngleSharp;
using AngleSharp.Browser;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Mathml.Dom;
using AngleSharp.Svg.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// AngleSharp's services for a parse, without those that act on what a browser's page does: they are asked about each attribute of each
/// element, and look up the addresses of style sheets.
/// </summary>
internal sealed class ParserServices
{
    private readonly IElementFactory<Document, HtmlElement> _html;
    private readonly IElementFactory<Document, SvgElement> _svg;
    private readonly IElementFactory<Document, MathElement> _math;
    private readonly object[] _others;

    public ParserServices()
    {
        var context = BrowsingContext.New(Configuration.Default);
        _html = new PlainElements(context.GetService<IElementFactory<Document, HtmlElement>>()!);
        _svg = context.GetService<IElementFactory<Document, SvgElement>>()!;
        _math = context.GetService<IElementFactory<Document, MathElement>>()!;
        _others =
        [
            .. Configuration.Default.Services.Where(
                service => service is not (IElementFactory<Document, HtmlElement> or IElementFactory<Document, SvgElement>
                    or IElementFactory<Document, MathElement> or IAttributeObserver or IMetaHandler)),
        ];
    }

    /// <summary>The configuration for one parse.</summary>
    /// <param name="bounds">Is shown each element.</param>
    public IConfiguration Within(MarkupBounds bounds) => new Configuration(
    [
        new BoundedElements<HtmlElement>(_html, bounds),
        new BoundedElements<SvgElement>(_svg, bounds),
        new BoundedElements<MathElement>(_math, bounds),
        .. _others,
    ]);
}
