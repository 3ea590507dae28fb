using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>A page as the cleaner sees it: its block elements and its blocks of text, both in document order.</summary>
/// <param name="Document">The parsed document.</param>
/// <param name="Nodes">Block elements; the first is the root.</param>
/// <param name="Blocks">Blocks of text.</param>
/// <param name="Declarations">
/// Elements of the body that say something to machines: microdata, <c>time</c>, <c>meta</c>, <c>rel=author</c>, scripts.
/// </param>
internal sealed record PageContent(
    IHtmlDocument Document, IReadOnlyList<PageNode> Nodes, IReadOnlyList<PageBlock> Blocks, IReadOnlyList<IElement> Declarations)
{
    /// <summary>The elements of the head.</summary>
    public IReadOnlyList<IElement> Head { get; } = Document.Head is { } head ? [.. head.Children] : [];

    /// <summary>The root element.</summary>
    public PageNode Root => Nodes[0];
}
