using System.Text.Json;

namespace Pipeline.Articles.Tests.Support;

/// <summary>Items of an invented agency, as files.</summary>
internal static class Newswire
{
    public const string Id = "urn:newsml:ostermark.test:20261124:4711";

    public const string Text = Some.ArticleText;

    public static readonly string Corrected =
        Some.ArticleText.Replace("Monday", "Tuesday", StringComparison.Ordinal) + " The date was wrong before.";

    /// <summary>An item of ninjs.</summary>
    /// <param name="version">Its version; null for none.</param>
    /// <param name="text">Its text; null for none, as in many a kill.</param>
    /// <param name="status">Its status.</param>
    /// <param name="created">When this version was made; null when it does not say.</param>
    /// <param name="id">Its id.</param>
    /// <param name="provider">Its provider; null when it does not say.</param>
    /// <param name="fields">More fields.</param>
    public static string Ninjs(
        string? version = "1", string? text = Text, string status = "usable", string? created = "2026-11-24T07:00:00Z", string id = Id,
        string? provider = null, params (string Name, string Value)[] fields)
    {
        var item = new Dictionary<string, string>
        {
            ["uri"] = id,
            ["pubstatus"] = status,
            ["headline"] = "The harbour bridge is open again",
        };
        foreach (var (name, value) in fields.Concat(
            [("version", version!), ("versioncreated", created!), ("provider", provider!), ("body_text", text!)]))
        {
            if (value is not null)
            {
                item[name] = value;
            }
        }

        return JsonSerializer.Serialize(item);
    }

    /// <summary>An item that takes the story out.</summary>
    public static string Kill(string? version = "2", string? created = "2026-11-24T07:30:00Z", string id = Id, string? provider = null) =>
        Ninjs(version, text: null, "canceled", created, id, provider);
}
