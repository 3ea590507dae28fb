namespace Pipeline.Articles.Reading;

/// <summary>What a dropped file is, judged by its content; the extension only breaks ties.</summary>
public enum SourceFormat
{
    /// <summary>Plain text, often a page that somebody flattened.</summary>
    Text,

    /// <summary>HTML or XHTML.</summary>
    Html,

    /// <summary>Markdown (CommonMark), with or without YAML front matter.</summary>
    Markdown,

    /// <summary>JSON: schema.org NewsArticle, JSON Feed, NewsAPI-like objects, or arrays of them.</summary>
    Json,

    /// <summary>XML: RSS, Atom.</summary>
    Xml,
}
