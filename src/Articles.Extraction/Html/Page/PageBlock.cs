
namespace Articles.Extraction.Html.Page;

/// <summary>One run of text of a page: what a reader sees as a paragraph, a heading, a list item, a cell.</summary>
internal sealed class PageBlock
{
    /// <summary>Its place among the page's blocks.</summary>
    public required int Index { get; init; }

    /// <summary>The block element it stands in.</summary>
    public required PageNode Node { get; init; }

    /// <summary>Its form.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>Its text: white space folded, single line breaks kept as <c>\n</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Characters inside links.</summary>
    public required int LinkLength { get; init; }

    /// <summary>Characters inside bold text.</summary>
    public required int StrongLength { get; init; }

    /// <summary>Words; for scripts without spaces an estimate of two characters a word.</summary>
    public required int Words { get; init; }

    /// <summary>Commas in any script.</summary>
    public required int Commas { get; init; }

    /// <summary>Ends of sentences in any script.</summary>
    public required int Sentences { get; init; }

    /// <summary>Address of the first link in it, or null.</summary>
    public required string? Link { get; init; }

    /// <summary>What the names of all elements around it say.</summary>
    public required Mark Marks { get; init; }

    /// <summary>Share of the text that is link text, 0 to 1.</summary>
    public double LinkDensity => (double)LinkLength / Text.Length;

    /// <summary>Whether all of it is bold.</summary>
    public bool IsStrong => StrongLength >= Text.Length - 2;

    /// <summary>Whether a heading is set as an entry of a list: it heads nothing.</summary>
    public bool IsEntry => Kind == BlockKind.Heading
        && (Node.Kind == TagKind.ListItem || (Node.Parent is { Kind: TagKind.ListItem } item && item.EndBlock - item.FirstBlock == 1));

    /// <summary>Characters of running prose: none for a menu entry, a headline or a link.</summary>
    public double Prose { get; set; }
}
