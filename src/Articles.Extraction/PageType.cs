using System.Text.Json.Serialization;

namespace Articles.Extraction;

/// <summary>The type of a web page, by its content. It decides what counts as the page's text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PageType>))]
public enum PageType
{
    /// <summary>An article, a blog post, a press release: one text.</summary>
    Article,

    /// <summary>A thread of a forum, or a question with its answers: all posts, each under its author and date.</summary>
    Forum,

    /// <summary>Documentation: running text with code, tables and definitions.</summary>
    Documentation,

    /// <summary>
    /// A list of entries that lead to other pages (a category, a shop's collection, an index): its introduction and its entries.
    /// </summary>
    Listing,

    /// <summary>One product: its description and specifications.</summary>
    Product,

    /// <summary>A page about an organisation or its services: sections under headings, often with little running text.</summary>
    Service,
}
