namespace Articles.Extraction.Html.Page;

/// <summary>What an element is to the cleaner.</summary>
internal enum TagKind
{
    /// <summary>Part of a line: its text runs on.</summary>
    Inline,

    /// <summary>A link: inline, but its text counts as link text.</summary>
    Link,

    /// <summary>Bold text.</summary>
    Strong,

    /// <summary>Struck out: the text no longer holds.</summary>
    Struck,

    /// <summary><c>sup</c>.</summary>
    Superscript,

    /// <summary><c>sub</c>.</summary>
    Subscript,

    /// <summary><c>math</c>: a formula, as a tree.</summary>
    Formula,

    /// <summary>A line break.</summary>
    Break,

    /// <summary>Nothing in it is text for readers.</summary>
    Skipped,

    /// <summary>A block without a meaning of its own.</summary>
    Block,

    /// <summary><c>p</c>.</summary>
    Paragraph,

    /// <summary><c>h1</c> to <c>h6</c>.</summary>
    Heading,

    /// <summary><c>ul</c>, <c>ol</c>, <c>dl</c>.</summary>
    List,

    /// <summary><c>li</c>, <c>dt</c>, <c>dd</c>.</summary>
    ListItem,

    /// <summary><c>blockquote</c>, <c>q</c> as a block.</summary>
    Quote,

    /// <summary><c>pre</c>.</summary>
    Preformatted,

    /// <summary><c>table</c>.</summary>
    Table,

    /// <summary><c>tr</c>.</summary>
    Row,

    /// <summary><c>td</c>, <c>th</c>.</summary>
    Cell,

    /// <summary><c>figure</c>.</summary>
    Figure,

    /// <summary><c>figcaption</c>, <c>caption</c> of a table is not one.</summary>
    FigureCaption,

    /// <summary><c>article</c>.</summary>
    Article,

    /// <summary><c>main</c>.</summary>
    Main,

    /// <summary><c>section</c>.</summary>
    Section,

    /// <summary><c>header</c>.</summary>
    Header,

    /// <summary><c>footer</c>.</summary>
    Footer,

    /// <summary><c>nav</c>, <c>menu</c>.</summary>
    Navigation,

    /// <summary><c>aside</c>.</summary>
    Aside,

    /// <summary><c>form</c>, <c>fieldset</c>, <c>dialog</c>.</summary>
    Form,

    /// <summary><c>time</c>.</summary>
    Time,
}
