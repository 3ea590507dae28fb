using System.Xml;

namespace Pipeline.Articles.Reading.Xml;

/// <summary>Reads XML once through, and holds it to the run's limits, before anything is built from it.</summary>
internal static class XmlBounds
{
    /// <summary>A node costs some hundred bytes, whatever its length in the file.</summary>
    private const int MostNodes = 1_000_000;

    /// <exception cref="ArticleRejectedException">It nests too deep (<c>too-deep</c>) or has too many nodes (<c>too-large</c>).</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static void Check(XmlReader reader, ReadingRun run)
    {
        for (var nodes = 0; reader.Read(); nodes += 1 + reader.AttributeCount)
        {
            if (reader.Depth > run.Options.MaxNesting)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.TooDeep, $"The XML nests more than {run.Options.MaxNesting} levels deep. Flatten it, or raise Reading:MaxNesting.");
            }

            if (nodes > MostNodes)
            {
                throw new ArticleRejectedException(RejectionCodes.TooLarge, $"The XML has more than {MostNodes:N0} elements and attributes. Split it.");
            }

            run.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
