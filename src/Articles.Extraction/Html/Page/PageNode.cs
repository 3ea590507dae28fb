using AngleSharp.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>A block element of a page, with what lies below it. Nodes stand in document order, so a node's blocks are one range.</summary>
internal sealed class PageNode(int index, PageNode? parent, IElement element, TagKind kind, Mark own)
{
    /// <summary>Its place among the nodes.</summary>
    public int Index { get; } = index;

    /// <summary>The block element around it.</summary>
    public PageNode? Parent { get; } = parent;

    /// <summary>Depth below the root.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>The element.</summary>
    public IElement Element { get; } = element;

    /// <summary>What the element is.</summary>
    public TagKind Kind { get; } = kind;

    /// <summary>What its names say it is, and its words where they leave no doubt.</summary>
    public Mark Own { get; set; } = own;

    /// <summary>The first block below it.</summary>
    public int FirstBlock { get; set; }

    /// <summary>The block after the last one below it.</summary>
    public int EndBlock { get; set; }

    /// <summary>The node after the last one below it.</summary>
    public int EndNode { get; set; }

    /// <summary>Characters of text below it.</summary>
    public int TextLength { get; set; }

    /// <summary>Why the whole subtree is left out, or null.</summary>
    public Pruning? Pruned { get; set; }
}
