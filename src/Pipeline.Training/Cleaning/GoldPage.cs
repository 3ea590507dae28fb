using System.Text.Json;

namespace Pipeline.Training.Cleaning;

/// <summary>A flattened page and its article as people marked it.</summary>
/// <param name="Id">The page's id; its other flattenings share it.</param>
/// <param name="Folder">Which flattening.</param>
/// <param name="Text">The flattened page.</param>
/// <param name="Body">The article's body.</param>
/// <param name="Site">The host of its address without <c>www.</c>; its id where the ground truth has no address.</param>
internal sealed record GoldPage(string Id, string Folder, string Text, string Body, string Site)
{
    // Words of the page times words of the body: what aligning them takes in memory.
    private const long MaxPairs = 30_000_000;

    /// <summary>
    /// Reads every <c>ID.txt</c> of the folders that one of the ground truths (<c>{"ID": {"articleBody": …}}</c>, or <c>text</c>, and the
    /// <c>type</c> article where types are told) knows.
    /// </summary>
    public static List<GoldPage> Load(IEnumerable<string> folders, IEnumerable<string> groundTruths)
    {
        var bodies = new Dictionary<string, (string Body, string Site)>(StringComparer.Ordinal);
        foreach (var path in groundTruths)
        {
            using var truth = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var page in truth.RootElement.EnumerateObject())
            {
                if (!page.Value.TryGetProperty("type", out var type) || type.GetString() == "article")
                {
                    var body = page.Value.TryGetProperty("articleBody", out var marked) ? marked : page.Value.GetProperty("text");
                    var address = page.Value.TryGetProperty("url", out var url) ? url.GetString() : null;
                    bodies[page.Name] = (body.GetString() ?? string.Empty, SiteOf(address) ?? page.Name);
                }
            }
        }

        var pages = new List<GoldPage>();
        foreach (var folder in folders)
        {
            foreach (var path in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
            {
                var id = Path.GetFileNameWithoutExtension(path);
                if (bodies.TryGetValue(id, out var gold) && File.ReadAllText(path) is var text && IsAlignable(text, gold.Body))
                {
                    pages.Add(new GoldPage(id, Path.GetFileName(folder.TrimEnd('/')), text, gold.Body, gold.Site));
                }
            }
        }

        return pages;
    }

    private static string? SiteOf(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        return uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host["www.".Length..] : uri.Host;
    }

    private static bool IsAlignable(string text, string body) => (long)(text.Length / 5) * (body.Length / 5) <= MaxPairs;
}
