using System.IO.Compression;
using System.Text;
using System.Xml;
using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.Xml;

namespace Articles.Extraction.Formats.Office;

/// <summary>Holds a package's XML parts to the run's limits before the Open XML SDK, which knows none, parses them.</summary>
internal static class PackageBounds
{
    /// <exception cref="ArticleRejectedException">
    /// A part expands too far, nests too deep or has too many nodes, or a password is needed.
    /// </exception>
    public static void Check(InputFile package, ReadingRun run)
    {
        using var archive = new ZipArchive(MemoryStreams.Over(package.Bytes), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(entry => IsXml(entry) || IsChunk(entry)))
        {
            if (entry.IsEncrypted)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.Encrypted, "The Word document needs a password. Save it without one and drop it again.");
            }

            var xml = Expansion.ReadToEnd(entry, run);
            if (!xml.IsEmpty && IsXml(entry))
            {
                XmlBounds.CheckAttributes(Encoding.UTF8.GetString(xml.Span));
                using var reader = XmlReader.Create(
                    MemoryStreams.Over(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
                XmlBounds.Check(reader, run);
            }
        }
    }

    /// <summary>A document or a page that is a part of this one.</summary>
    private static bool IsChunk(ZipArchiveEntry entry) =>
        Path.GetExtension(entry.FullName).ToLowerInvariant() is ".htm" or ".html" or ".xhtml" or ".txt" or ".docx" or ".mht";

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
