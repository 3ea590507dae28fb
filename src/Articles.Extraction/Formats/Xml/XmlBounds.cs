using System.Xml;

namespace Articles.Extraction.Formats.Xml;

/// <summary>Reads XML once through, and holds it to the run's limits, before anything is built from it.</summary>
internal static class XmlBounds
{
    /// <summary>A node costs some hundred bytes, whatever its length in the file.</summary>
    private const int MaxNodes = 1_000_000;

    /// <summary>The parser compares each attribute of an element with each other.</summary>
    private const int MaxAttributes = 10_000;

    /// <summary>Weighs the elements' attributes, before any parser sees them.</summary>
    /// <exception cref="ArticleRejectedException">An element has too many (<c>too-large</c>).</exception>
    public static void CheckAttributes(ReadOnlySpan<char> xml)
    {
        while (true)
        {
            var open = xml.IndexOf('<');
            if (open < 0 || open + 1 == xml.Length)
            {
                return;
            }

            xml = xml[(open + 1)..];
            if (xml[0] is '!' or '?' or '/')
            {
                continue;
            }

            var attributes = 0;
            for (var next = xml.IndexOfAny("=>\"'"); next >= 0; next = xml.IndexOfAny("=>\"'"))
            {
                var sign = xml[next];
                xml = xml[(next + 1)..];
                if (sign == '>')
                {
                    break;
                }

                if (sign != '=')
                {
                    // A value may hold any of these signs.
                    var quote = xml.IndexOf(sign);
                    xml = quote < 0 ? [] : xml[(quote + 1)..];
                }
                else if (++attributes > MaxAttributes)
                {
                    throw new ArticleRejectedException(
                        RejectionCodes.TooLarge, $"An element of the XML has more than {MaxAttributes:N0} attributes.");
                }
            }
        }
    }

    /// <exception cref="ArticleRejectedException">It nests too deep (<c>too-deep</c>) or has too many nodes (<c>too-large</c>).</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static void Check(XmlReader reader, ReadingRun run)
    {
        for (var nodes = 0; reader.Read(); nodes += 1 + reader.AttributeCount)
        {
            if (reader.Depth > run.Options.MaxNesting)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.TooDeep,
                    $"The XML nests more than {run.Options.MaxNesting} levels deep. Flatten it, or raise Reading:MaxNesting.");
            }

            if (nodes > MaxNodes)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.TooLarge, $"The XML has more than {MaxNodes:N0} elements and attributes. Split it.");
            }

            run.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
