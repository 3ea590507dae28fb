using System.Xml;
using System.Xml.Linq;

namespace Articles.Extraction.Formats.Xml;

/// <summary>Parses XML: no DTD, no entities but XML's own, nothing fetched; bounded in depth and nodes.</summary>
internal static class XmlText
{
    /// <summary>
    /// Parses a document; what feeds in the wild get wrong (<c>&amp;nbsp;</c>, a bare <c>&amp;</c>) is repaired first where it must be.
    /// </summary>
    /// <exception cref="ArticleRejectedException">
    /// It is not well-formed (<c>malformed-xml</c>), nests too deep (<c>too-deep</c>) or has too many nodes (<c>too-large</c>).
    /// </exception>
    public static XElement Parse(string text, ReadingRun run)
    {
        text = Trim(text);
        XmlBounds.CheckAttributes(text);
        if (FindFault(text, run) is not null)
        {
            text = XmlRepair.Repair(text);
            if (FindFault(text, run) is { } fault)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.MalformedXml, $"The XML is not well-formed: line {fault.LineNumber}, column {fault.LinePosition}.",
                    fault);
            }
        }

        using var reader = Open(text);
        return XElement.Load(reader);
    }

    /// <summary>What <see cref="Parse"/> parses of a text: an XML declaration has to come first.</summary>
    public static string Trim(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0');

    /// <summary>Parses one element out of a document that is not well-formed.</summary>
    /// <param name="xml">The element's own text.</param>
    /// <param name="context">The namespaces around it.</param>
    /// <param name="run">The limits.</param>
    /// <exception cref="ArticleRejectedException">
    /// It is not well-formed either (<c>malformed-xml</c>), nests too deep or has too many nodes.
    /// </exception>
    public static XElement ParseElement(string xml, XmlParserContext context, ReadingRun run)
    {
        try
        {
            using (var reader = Open(xml, context))
            {
                XmlBounds.Check(reader, run);
            }

            using var content = Open(xml, context);
            content.MoveToContent();
            return (XElement)XNode.ReadFrom(content);
        }
        catch (XmlException exception)
        {
            throw new ArticleRejectedException(RejectionCodes.MalformedXml, exception.Message, exception);
        }
    }

    private static XmlReader Open(string text, XmlParserContext context)
    {
        var settings = Settings();
        settings.ConformanceLevel = ConformanceLevel.Fragment;
        return XmlReader.Create(new StringReader(text), settings, context);
    }

    private static XmlException? FindFault(string text, ReadingRun run)
    {
        using var reader = Open(text);
        try
        {
            XmlBounds.Check(reader, run);
            return null;
        }
        catch (XmlException exception)
        {
            return exception;
        }
    }

    /// <summary>Reads XML with neither DTD nor entities.</summary>
    public static XmlReader Open(string text) => XmlReader.Create(new StringReader(text), Settings());

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };
}
