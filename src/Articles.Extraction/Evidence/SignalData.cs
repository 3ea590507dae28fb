using System.Reflection;

namespace Articles.Extraction.Evidence;

/// <summary>Reads the word lists of cleaning that are compiled into the assembly.</summary>
internal static class SignalData
{
    /// <summary>The lines of the list <paramref name="name"/>, trimmed, without comments (<c>//</c>) and empty lines.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Evidence." + name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource Evidence.{name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }

    /// <summary>The folded items, parted by <c>|</c>, of the one line that starts with <paramref name="label"/> and a colon.</summary>
    public static string[] Items(string name, string label) =>
        [.. Lines(name)
            .Where(line => line.StartsWith(label + ":", StringComparison.Ordinal))
            .SelectMany(
                line => line[(label.Length + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(CharacterFolding.Fold)];
}
