using System.IO.Compression;
using System.Text;

namespace Articles.Extraction.Tests.Formats.Archives;

/// <summary>Makes archives.</summary>
internal static class Compressed
{
    public static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return stream.ToArray();
    }

    public static byte[] Gzip(string content) => Gzip(Encoding.UTF8.GetBytes(content));

    public static byte[] Zip(params (string Name, byte[] Content)[] entries) => Zip(CompressionLevel.Optimal, entries);

    /// <summary>An archive whose files are not compressed: their bytes are found in it.</summary>
    public static byte[] Stored(params (string Name, byte[] Content)[] entries) => Zip(CompressionLevel.NoCompression, entries);

    private static byte[] Zip(CompressionLevel level, (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Zip(params (string Name, string Content)[] entries) =>
        Zip([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Content)))]);
}
