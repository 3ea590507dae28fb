using System.IO.Compression;

namespace Articles.Extraction.Formats.Archives;

/// <summary>
/// Reads the files in a zip archive, each a part named by its path. A file in it that is itself rejected is on record as such and the
/// others are read; passing a limit rejects the archive. Office documents, which are zip archives too, go to <paramref name="word"/> or are
/// named.
/// </summary>
internal sealed class ZipReader(IFormatReader<InputFile> word) : IFormatReader<InputFile>
{
    public bool Recognizes(InputFile input) => IsZip(input);

    /// <summary>Whether it is a zip archive, or an Office document.</summary>
    public static bool IsZip(InputFile input) => input.Bytes.Span is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        using var archive = Open(input);
        var (kind, name) = ZipPackage.Identify(archive);
        return kind switch
        {
            ZipPackageKind.Word => word.Read(input, run),
            ZipPackageKind.Other =>
                throw new ArticleRejectedException(
                RejectionCodes.UnsupportedFormat, $"The file is {name}, which is not read. Save it as docx, PDF or HTML."),
            // The index and the list of pages tell of the archives what they hold themselves.
            ZipPackageKind.WebArchives => ReadEntries(input, archive, entry => ZipPackage.IsWebArchive(entry.FullName), run),
            _ => ReadEntries(input, archive, _ => true, run),
        };
    }

    private static List<SourceDocument> ReadEntries(
        InputFile input, ZipArchive archive, Func<ZipArchiveEntry, bool> isWanted, ReadingRun run)
    {
        ArchiveDepth.Check(input, run);
        var documents = Entries(archive, run).Where(isWanted).SelectMany(entry => ReadEntry(input, entry, run))
            .Take(run.Options.MaxArticles + 1).ToList();
        return documents.Count > 0
            ? documents
            : throw new ArticleRejectedException(RejectionCodes.NotAnArticle, "The archive holds no files.");
    }

    /// <summary>The files in an archive.</summary>
    /// <exception cref="ArticleRejectedException">There are too many (<c>archive-too-large</c>).</exception>
    public static IEnumerable<ZipArchiveEntry> Entries(ZipArchive archive, ReadingRun run)
    {
        if (archive.Entries.Count > run.Options.MaxArchiveEntries)
        {
            throw new ArticleRejectedException(
                RejectionCodes.ArchiveTooLarge,
                $"The archive holds {archive.Entries.Count:N0} files; at most {run.Options.MaxArchiveEntries:N0} are read. Split it, or "
                    + "raise Reading:MaxArchiveEntries.");
        }

        return archive.Entries.Where(entry => !IsLitter(entry.FullName));
    }

    private static List<SourceDocument> ReadEntry(InputFile input, ZipArchiveEntry entry, ReadingRun run)
    {
        var path = PartKey.Of([entry.FullName.Replace('\\', '/')], title: null, entry.FullName);
        try
        {
            return [.. run.ReadInner(input, path, Expand(entry, run))
                .Take(run.Options.MaxArticles + 1)
                .Select(document => ArchivePart.Place(document, path))];
        }
        catch (ArticleRejectedException rejected) when (rejected.Reason.Code != RejectionCodes.ArchiveTooLarge)
        {
            return [run.Rejected(SourceFormat.Text, path, rejected.Reason)];
        }
    }

    /// <summary>Expands one of them.</summary>
    /// <exception cref="ArticleRejectedException">It needs a password, is damaged, or passes a limit.</exception>
    public static ReadOnlyMemory<byte> Expand(ZipArchiveEntry entry, ReadingRun run)
    {
        if (entry.IsEncrypted)
        {
            throw new ArticleRejectedException(
                RejectionCodes.Encrypted, "The file in the archive needs a password. Unpack the archive and drop its files.");
        }

        try
        {
            return Expansion.ReadToEnd(entry, run);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw new ArticleRejectedException(
                RejectionCodes.MalformedZip, "The file in the archive is damaged, or compressed by an unknown method.", exception);
        }
    }

    /// <summary>Opens an archive.</summary>
    /// <exception cref="ArticleRejectedException">It is damaged (<c>malformed-zip</c>).</exception>
    public static ZipArchive Open(InputFile input)
    {
        try
        {
            var archive = new ZipArchive(MemoryStreams.Over(input.Bytes), ZipArchiveMode.Read);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw new ArticleRejectedException(
                RejectionCodes.MalformedZip, "The zip archive is damaged or cut off. Pack and drop it again.", exception);
        }
    }

    /// <summary>What System.IO.Compression throws on bytes that are no archive.</summary>
    private static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    /// <summary>Folders, and what desktops leave behind.</summary>
    private static bool IsLitter(string path) =>
        path.EndsWith('/') || path.EndsWith('\\') || path.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || Path.GetFileName(path) is ".DS_Store" or "Thumbs.db" or "desktop.ini";
}
