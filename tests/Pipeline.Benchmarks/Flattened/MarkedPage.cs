using System.Text.Json;

namespace Pipeline.Benchmarks.Flattened;

/// <summary>An article page as people marked it.</summary>
/// <param name="Id">Its file's name up to the first dot.</param>
/// <param name="Text">The body.</param>
/// <param name="Title">The headline; null when none was marked.</param>
/// <param name="Author">The author; null when there is none.</param>
/// <param name="Published">The day, ISO 8601; null when there is none.</param>
/// <param name="Url">Where it is.</param>
internal sealed record MarkedPage(string Id, string Text, string? Title, string? Author, string? Published, string Url)
{
    /// <summary>The articles of a <c>ground-truth.json</c> as the Web Content Extraction Benchmark's is.</summary>
    public static Dictionary<string, MarkedPage> Read(string path)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(path));
        return truth.RootElement.EnumerateObject()
            .Where(page => !page.Value.TryGetProperty("type", out var type) || type.GetString() == "article")
            .Select(page => new MarkedPage(
                page.Name,
                Of(page.Value, "text") ?? Of(page.Value, "articleBody") ?? string.Empty,
                Of(page.Value, "title"),
                Of(page.Value, "author"),
                Of(page.Value, "published"),
                Of(page.Value, "url") ?? "https://page.test/article"))
            .ToDictionary(page => page.Id, StringComparer.Ordinal);
    }

    private static string? Of(JsonElement page, string name) =>
        page.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
}
