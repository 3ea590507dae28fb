using System.CommandLine;
using System.Text.Json;

namespace Pipeline.Benchmarks.Fingerprints;

/// <summary>A file of stories: a JSON object of ID to <c>{ articleBody }</c>.</summary>
internal static class GroundTruth
{
    /// <summary>The argument that names the file.</summary>
    public static Argument<string> Argument() => new("GROUND-TRUTH") { Description = "JSON: an object of ID to { articleBody }." };

    /// <summary>The stories in the order of the file; null, with a line on standard error, when there is no such file.</summary>
    public static IReadOnlyList<(string Id, string Body)>? Read(string path)
    {
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"There is no ground truth at '{path}': give a JSON file of ID to {{ articleBody }}.");
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.EnumerateObject()
            .Select(page => (page.Name, page.Value.GetProperty("articleBody").GetString() ?? string.Empty))];
    }
}
