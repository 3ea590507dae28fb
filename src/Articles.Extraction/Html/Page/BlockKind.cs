namespace Articles.Extraction.Html.Page;

/// <summary>The form of a block of text.</summary>
internal enum BlockKind
{
    /// <summary>A paragraph, or text that stands in a block by itself.</summary>
    Paragraph,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>Preformatted text: white space is kept.</summary>
    Preformatted,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>A caption.</summary>
    Caption,
}
