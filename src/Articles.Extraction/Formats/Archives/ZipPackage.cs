using System.IO.Compression;
using System.Text;

namespace Articles.Extraction.Formats.Archives;

/// <summary>Tells archives of files from the documents and programs that are zip archives too, by their marker files.</summary>
internal static class ZipPackage
{
    private const int MaxTypeLength = 100;

    /// <returns>The kind, and for another kind its name with the article.</returns>
    public static (ZipPackageKind Kind, string? Name) Identify(ZipArchive archive)
    {
        var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Contains("[Content_Types].xml"))
        {
            if (names.Any(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)))
            {
                return (ZipPackageKind.Word, null);
            }

            if (names.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
            {
                return (ZipPackageKind.Other, "an Excel workbook");
            }

            return names.Any(name => name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
                ? (ZipPackageKind.Other, "a PowerPoint presentation")
                : (ZipPackageKind.Other, "an Open XML package");
        }

        // What is left of it is no archive of articles.
        if (names.Contains("_rels/.rels") || names.Contains("word/document.xml"))
        {
            return (ZipPackageKind.Other, "an Office document whose list of parts is damaged");
        }

        // It should come first, but tools that pack a book anew put it anywhere.
        if (archive.Entries.FirstOrDefault(entry => entry.FullName == "mimetype") is { IsEncrypted: false } declaration)
        {
            return ReadType(declaration) switch
            {
                "application/epub+zip" => (ZipPackageKind.Other, "an EPUB book"),
                var type when type.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) =>
                    (ZipPackageKind.Other, "an OpenDocument file"),
                _ => (ZipPackageKind.Archive, null),
            };
        }

        if ((names.Contains("datapackage.json") || names.Contains("pages/pages.jsonl")) && names.Any(IsWebArchive))
        {
            return (ZipPackageKind.WebArchives, null);
        }

        if (names.Contains("META-INF/container.xml") && names.Any(name => name.EndsWith(".opf", StringComparison.OrdinalIgnoreCase)))
        {
            return (ZipPackageKind.Other, "an EPUB book");
        }

        if (names.Contains("AndroidManifest.xml"))
        {
            return (ZipPackageKind.Other, "an Android app");
        }

        return names.Contains("META-INF/MANIFEST.MF") ? (ZipPackageKind.Other, "a Java archive") : (ZipPackageKind.Archive, null);
    }

    /// <summary>Whether a file of a WACZ collection is one of its archives, or a collection in a collection of them (Multi-WACZ).</summary>
    public static bool IsWebArchive(string path) =>
        (path.StartsWith("archive/", StringComparison.OrdinalIgnoreCase) && !path.EndsWith('/'))
        || path.EndsWith(".wacz", StringComparison.OrdinalIgnoreCase);

    private static string ReadType(ZipArchiveEntry entry)
    {
        try
        {
            var buffer = new byte[MaxTypeLength];
            using var stream = entry.Open();
            return Encoding.ASCII.GetString(buffer, 0, stream.ReadAtLeast(buffer, MaxTypeLength, throwOnEndOfStream: false)).Trim();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return string.Empty;
        }
    }
}
