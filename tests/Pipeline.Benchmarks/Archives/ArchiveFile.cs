using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pipeline.Benchmarks.Archives;

/// <summary>A crawl archive of the sample pages, each with a number in its text, so that none is another's copy.</summary>
/// <param name="Path">The archive, a gzip member for each record.</param>
/// <param name="Pages">How many pages it holds; each has a request before it.</param>
internal sealed record ArchiveFile(string Path, int Pages)
{
    /// <summary>Writes one.</summary>
    /// <param name="path">Where.</param>
    /// <param name="samples">The pages to vary.</param>
    /// <param name="pages">How many to write.</param>
    /// <param name="folder">Where the same pages are written as files; null for none.</param>
    public static ArchiveFile Write(string path, IReadOnlyList<byte[]> samples, int pages, string? folder)
    {
        using var archive = File.Create(path);
        for (var number = 0; number < pages; number++)
        {
            var page = Vary(samples[number % samples.Count], number);
            var address = string.Create(CultureInfo.InvariantCulture, $"https://news.test/{number}");
            Write(archive, "request", address, Encoding.ASCII.GetBytes($"GET /{number} HTTP/1.1\r\nHost: news.test\r\n\r\n"));
            Write(archive, "response", address, [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"u8, .. page]);
            if (folder is not null)
            {
                File.WriteAllBytes(System.IO.Path.Combine(folder, $"{number}.html"), page);
            }
        }

        return new ArchiveFile(path, pages);
    }

    private static byte[] Vary(byte[] page, int number) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(page).Replace("<p>", $"<p>Number {number}. ", StringComparison.Ordinal));

    private static void Write(FileStream archive, string type, string address, byte[] content)
    {
        using var gzip = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true);
        gzip.Write(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-13T10:00:00Z\r\n"
            + $"WARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nContent-Type: application/http; msgtype={type}\r\n"
            + $"Content-Length: {content.Length}\r\n\r\n")));
        gzip.Write(content);
        gzip.Write("\r\n\r\n"u8);
    }
}
