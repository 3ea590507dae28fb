namespace Articles.Extraction.Html.Page;

/// <summary>Maps element names (HTML Living Standard, and AMP's) to what they are to the cleaner.</summary>
internal static class Tags
{
    /// <summary>The kind of the element <paramref name="name"/>; what is not known is inline, as browsers show it.</summary>
    /// <param name="name">Local name, lowercase.</param>
    public static TagKind KindOf(string name) => name switch
    {
        "a" => TagKind.Link,
        "b" or "strong" => TagKind.Strong,
        "del" or "s" or "strike" => TagKind.Struck,
        "sup" => TagKind.Superscript,
        "sub" => TagKind.Subscript,
        "math" => TagKind.Formula,
        "br" => TagKind.Break,
        "p" => TagKind.Paragraph,
        "div" or "center" or "details" or "summary" or "hgroup" or "address" or "body" or "html" or "noindex" or "hr"
            or "tbody" or "thead" or "tfoot" or "caption" or "legend" or "search" or "optgroup" => TagKind.Block,
        "section" => TagKind.Section,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => TagKind.Heading,
        "ul" or "ol" or "dl" or "dir" => TagKind.List,
        "li" or "dt" or "dd" => TagKind.ListItem,
        "blockquote" => TagKind.Quote,
        "pre" or "listing" or "xmp" => TagKind.Preformatted,
        "table" => TagKind.Table,
        "tr" => TagKind.Row,
        "td" or "th" => TagKind.Cell,
        "figure" or "amp-img" or "amp-carousel" => TagKind.Figure,
        "figcaption" => TagKind.FigureCaption,
        "article" => TagKind.Article,
        "main" => TagKind.Main,
        "header" => TagKind.Header,
        "footer" => TagKind.Footer,
        "nav" or "menu" => TagKind.Navigation,
        "aside" or "amp-sidebar" => TagKind.Aside,
        "form" or "fieldset" or "dialog" => TagKind.Form,
        "time" => TagKind.Time,
        "script" or "style" or "noscript" or "template" or "svg" or "iframe" or "object" or "embed" or "canvas" or "video" or "audio"
            or "select" or "datalist" or "option" or "button" or "input" or "textarea" or "head" or "title" or "meta" or "link"
            or "map" or "area" or "rt" or "rp" or "progress" or "meter" or "noframes" or "noembed" or "applet" or "param" or "source"
                or "track"
            or "amp-ad" or "amp-iframe" or "amp-video" or "amp-analytics" or "amp-consent" or "amp-social-share" or "amp-sticky-ad" =>
                TagKind.Skipped,
        _ => TagKind.Inline,
    };

    /// <summary>Whether the element starts and ends a block.</summary>
    public static bool IsBlock(TagKind kind) => kind >= TagKind.Block && kind != TagKind.Time;
}
