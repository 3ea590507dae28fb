using System.Text.Json.Serialization;

namespace Articles.Extraction;

/// <summary>The classification of a block of a page.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlockRole>))]
public enum BlockRole
{
    /// <summary>Part of the article.</summary>
    Body,

    /// <summary>The headline.</summary>
    Headline,

    /// <summary>The line of the author or the agency.</summary>
    Byline,

    /// <summary>Place and date at the start, or the date line.</summary>
    Dateline,

    /// <summary>A picture's caption or credit.</summary>
    Caption,

    /// <summary>A news agency's mark at the end.</summary>
    WireMark,

    /// <summary>Menus, search boxes, breadcrumbs, skip links.</summary>
    Navigation,

    /// <summary>Share bars, newsletter boxes, subscription and cookie prompts, advertisements.</summary>
    Promotion,

    /// <summary>Teasers of other stories.</summary>
    Related,

    /// <summary>Readers' comments, and the form to write one.</summary>
    Comments,

    /// <summary>The author's biography.</summary>
    AuthorBio,

    /// <summary>Copyright, terms, imprint.</summary>
    Footer,

    /// <summary>Anything else that is not the article.</summary>
    Other,
}
