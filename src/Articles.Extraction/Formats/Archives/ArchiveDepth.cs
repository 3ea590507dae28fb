namespace Articles.Extraction.Formats.Archives;

/// <summary>Holds archives in archives to the run's limit.</summary>
internal static class ArchiveDepth
{
    /// <exception cref="ArticleRejectedException">Too many archives lie around this one (<c>too-deep</c>).</exception>
    public static void Check(InputFile archive, ReadingRun run)
    {
        if (archive.Depth >= run.Options.MaxArchiveDepth)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooDeep,
                $"Archives lie more than {run.Options.MaxArchiveDepth} deep in one another. Unpack them, or raise "
                    + "Reading:MaxArchiveDepth.");
        }
    }
}
