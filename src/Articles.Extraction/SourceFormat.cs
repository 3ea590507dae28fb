using System.Text.Json.Serialization;

namespace Articles.Extraction;

/// <summary>The format of a file, detected from its content; the extension only breaks ties.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceFormat>))]
public enum SourceFormat
{
    /// <summary>Plain text, often a page that somebody flattened.</summary>
    Text,

    /// <summary>HTML or XHTML.</summary>
    Html,

    /// <summary>Markdown (CommonMark), with or without YAML front matter.</summary>
    Markdown,

    /// <summary>JSON: schema.org NewsArticle, JSON Feed, ninjs, NewsAPI-like objects, arrays and JSON Lines of them.</summary>
    Json,

    /// <summary>XML: RSS, Atom, NITF, NewsML-G2, NewsML 1.2.</summary>
    Xml,

    /// <summary>A mail message (RFC 5322) or a web archive (MHTML, RFC 2557).</summary>
    Mail,

    /// <summary>PDF, as text in reading order.</summary>
    Pdf,

    /// <summary>A Word document (Office Open XML, docx).</summary>
    Word,

    /// <summary>A wire message as lines of text: IPTC 7901, ANPA 1312, or framed by ZCZC and NNNN.</summary>
    Wire,
}
