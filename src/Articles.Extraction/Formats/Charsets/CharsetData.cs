using System.Reflection;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>Reads the tables of characters that are compiled into the assembly.</summary>
internal static class CharsetData
{
    /// <summary>The lines of a table as they stand, without comments (<c>//</c>).</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Charsets." + name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource Charsets.{name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("//", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }
}
