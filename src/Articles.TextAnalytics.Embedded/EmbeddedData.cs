using System.IO.Compression;
using System.Reflection;

namespace Articles.TextAnalytics.Embedded;

/// <summary>Reads the word lists that are compiled into the assembly.</summary>
internal static class EmbeddedData
{
    /// <summary>The lines of the list <paramref name="name"/>, without comments (<c>#</c>) and empty lines.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>The items of the list <paramref name="name"/>, separated by <paramref name="separator"/> or line breaks.</summary>
    public static IEnumerable<string> Items(string name, char separator) =>
        Lines(name).SelectMany(line => line.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Opens the resource <paramref name="name"/>.</summary>
    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("Embedded." + name)
        ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");

    /// <summary>
    /// Expands a model that was compressed with Brotli. All at once: a byte at a time through the stream takes four times as long, at each
    /// start of a host.
    /// </summary>
    public static MemoryStream Expand(Stream compressed)
    {
        var content = new MemoryStream();
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress);
        brotli.CopyTo(content);
        content.Position = 0;
        return content;
    }
}
