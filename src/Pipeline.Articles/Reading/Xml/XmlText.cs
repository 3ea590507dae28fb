using System.Xml;
using System.Xml.Linq;

namespace Pipeline.Articles.Reading.Xml;

/// <summary>Parses XML: no DTD, no entities but XML's own, nothing fetched; bounded in depth and nodes.</summary>
internal static class XmlText
{
    /// <summary>Parses a document; what feeds in the wild get wrong (<c>&amp;nbsp;</c>, a bare <c>&amp;</c>) is repaired first where it must be.</summary>
    /// <exception cref="ArticleRejectedException">It is not well-formed (<c>malformed-xml</c>), nests too deep (<c>too-deep</c>) or has too many nodes (<c>too-large</c>).</exception>
    public static XElement Parse(string text, ReadingRun run)
    {
        text = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0');
        XmlBounds.CheckAttributes(text);
        if (FindFault(text, run) is not null)
        {
            text = XmlRepair.Repair(text);
            if (FindFault(text, run) is { } fault)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.MalformedXml, $"The XML is not well-formed: line {fault.LineNumber}, column {fault.LinePosition}.", fault);
            }
        }

        using var reader = Open(text);
        return XElement.Load(reader);
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

    private static XmlReader Open(string text) => XmlReader.Create(
        new StringReader(text),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
}
