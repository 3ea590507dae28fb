using System.IO.Compression;

namespace Articles.Extraction.Formats.Archives;

/// <summary>The files in an archive, for whoever looks for something in them and reads none as articles.</summary>
internal static class ArchiveFiles
{
    /// <summary>
    /// The files in it, those of archives in it as well; the file itself where it is no archive. What is too deep, needs a password or is
    /// damaged is left out, and so is an Office document.
    /// </summary>
    /// <exception cref="ArticleRejectedException">A limit is passed (<c>archive-too-large</c>).</exception>
    public static IEnumerable<InputFile> Of(InputFile file, ReadingRun run)
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        if (!ZipReader.IsZip(file) && !GzipReader.IsGzip(file))
        {
            return [file];
        }

        return file.Depth < run.Options.MaxArchiveDepth ? Open(file, run).SelectMany(inner => Of(inner, run)) : [];
    }

    private static List<InputFile> Open(InputFile file, ReadingRun run)
    {
        try
        {
            if (GzipReader.IsGzip(file))
            {
                return [new InputFile(GzipReader.InnerName(file), GzipReader.Expand(file.Bytes, run), file.Depth + 1)];
            }

            using var archive = ZipReader.Open(file);
            return ZipPackage.Identify(archive).Kind == ZipPackageKind.Archive
                ? [.. ZipReader.Entries(archive, run).Select(entry => Expand(entry, file, run)).OfType<InputFile>()]
                : [];
        }
        catch (ArticleRejectedException rejected) when (rejected.Reason.Code != RejectionCodes.ArchiveTooLarge)
        {
            return [];
        }
    }

    private static InputFile? Expand(ZipArchiveEntry entry, InputFile file, ReadingRun run)
    {
        try
        {
            return new InputFile(entry.Name, ZipReader.Expand(entry, run), file.Depth + 1);
        }
        catch (ArticleRejectedException rejected) when (rejected.Reason.Code != RejectionCodes.ArchiveTooLarge)
        {
            return null;
        }
    }
}
