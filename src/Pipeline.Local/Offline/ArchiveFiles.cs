using System.Text;
using Articles.Extraction;

namespace Pipeline.Local.Offline;

/// <summary>Runs crawl archives among the files of a command line, and says on standard error what became of each.</summary>
/// <param name="run">Runs an archive.</param>
/// <param name="selection">Which pages are wanted.</param>
/// <param name="options">The limits.</param>
internal sealed class ArchiveFiles(ArchiveRun run, ArchiveSelection selection, ReadingOptions options)
{
    private const int BufferSize = 256 * 1024;
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whether a file is a crawl archive, by its first bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public bool IsArchive(InputFile file)
    {
        using var content = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var archive = WebArchive.Open(content, options);
        return archive is not null;
    }

    /// <summary>Why a file that is no such archive is not read: what was selected would be ignored. Null if all pages are wanted.</summary>
    public string? Refusal => selection == ArchiveSelection.All
        ? null
        : "--url, --only and --skip select pages of crawl archives (WARC, ARC, WET), and this file is none. Leave them out, or the file.";

    /// <summary>Runs an archive.</summary>
    /// <param name="file">The file.</param>
    /// <param name="outputFolder">Where to write <c>NAME.jsonl</c>; null for standard output.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What became of its records.</returns>
    /// <exception cref="IOException">It cannot be read, or the lines cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="WebArchiveLimitException">It is over a limit; the lines of what comes before are written.</exception>
    public async Task<ArchiveSummary> RunAsync(InputFile file, string? outputFolder, CancellationToken cancellationToken)
    {
        await using var content = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
        using var archive = WebArchive.Open(content, options) ?? throw new IOException("The file was changed while it was read.");
        await using var output = OpenOutput(file, outputFolder);
        var summary = await run.RunAsync(file.Name, archive, content.Length, output, cancellationToken);
        await Console.Error.WriteLineAsync(summary.Text(archive));
        return summary;
    }

    private static StreamWriter OpenOutput(InputFile file, string? folder)
    {
        if (folder is null)
        {
            return new StreamWriter(Console.OpenStandardOutput(), Utf8, BufferSize);
        }

        var path = Path.Combine(folder, $"{file.Name}.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new StreamWriter(path, append: false, Utf8, BufferSize);
    }
}
