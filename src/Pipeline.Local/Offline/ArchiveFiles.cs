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

    /// <summary>Whether a file may be a crawl archive, by its first bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool MayBe(InputFile file)
    {
        Span<byte> start = stackalloc byte[4];
        using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..length] is [(byte)'W', (byte)'A', (byte)'R', (byte)'C'] or [(byte)'f', (byte)'i', (byte)'l', (byte)'e']
            or [0x1F, 0x8B, 8, _] or [0x28, 0xB5, 0x2F, 0xFD] or [0x5D, 0x2A, 0x4D, 0x18];
    }

    /// <summary>Why a file that is no such archive is not read: what was selected would be ignored. Null if all pages are wanted.</summary>
    public string? Refusal => selection == ArchiveSelection.All
        ? null
        : "--url, --only and --skip select pages of crawl archives (WARC, ARC, WET), and this file is none. Leave them out, or the file.";

    /// <summary>Runs a file, if it is an archive.</summary>
    /// <param name="file">The file.</param>
    /// <param name="outputFolder">Where to write <c>NAME.jsonl</c>; null for standard output.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What became of its records; null if it is none.</returns>
    /// <exception cref="IOException">It cannot be read, or the lines cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="WebArchiveLimitException">It is over a limit; the lines of what comes before are written.</exception>
    public async Task<ArchiveSummary?> TryRunAsync(InputFile file, string? outputFolder, CancellationToken cancellationToken)
    {
        await using var content = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
        using var archive = WebArchive.Open(content, options);
        if (archive is null)
        {
            return null;
        }

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
