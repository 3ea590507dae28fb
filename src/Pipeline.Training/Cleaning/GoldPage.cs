using System.Text.Json;

namespace Pipeline.Training.Cleaning;

/// <summary>A flattened page and its article as people marked it.</summary>
/// <param name="Id">The page's id; its other flattenings share it.</param>
/// <param name="Folder">Which flattening.</param>
/// <param name="Text">The flattened page.</param>
/// <param name="Body">The article's body.</param>
internal sealed record GoldPage(string Id, string Folder, string Text, string Body)
{
    /// <summary>Reads every <c>ID.txt</c> of the folders that the ground truth (<c>{"ID": {"articleBody": …}}</c>) knows.</summary>
    public static List<GoldPage> Load(IEnumerable<string> folders, string groundTruth)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(groundTruth));
        var pages = new List<GoldPage>();
        foreach (var folder in folders)
        {
            foreach (var path in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
            {
                var id = Path.GetFileNameWithoutExtension(path);
                if (truth.RootElement.TryGetProperty(id, out var article))
                {
                    var body = article.GetProperty("articleBody").GetString() ?? string.Empty;
                    pages.Add(new GoldPage(id, Path.GetFileName(folder.TrimEnd('/')), File.ReadAllText(path), body));
                }
            }
        }

        return pages;
    }
}
