using System.Text.Json.Serialization;

namespace Articles.Extraction;

/// <summary>What kind of page a web page is, by what stands on it. It says what counts as the page's text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PageType>))]
public enum PageType
{
    /// <summary>An article, a blog post, a press release: one text.</summary>
    Article,

    /// <summary>A thread of a forum, or a question with its answers: all posts, each under its author and date.</summary>
    Forum,

    /// <summary>Documentation: running text with code, tables and definitions.</summary>
    Documentation,

    /// <summary>Entries that lead to other pages: a category, a shop's collection, an index: its introduction and its entries.</summary>
    Listing,

    /// <summary>One product: its description and specifications.</summary>
    Product,

    /// <summary>What an organisation offers or is: sections under headings, often with little running text.</summary>
    Service,
}
