using System.Text.Json;

namespace Articles.Extraction.Formats.Json;

/// <summary>Finds the articles in a JSON document.</summary>
internal static class JsonItems
{
    /// <summary>
    /// Wrappers in wrappers that are opened: {"response":{"data":{"docs":[…]}}}, and an Elasticsearch answer's hits.hits.
    /// </summary>
    private const int MaxWrappers = 4;

    private const int CheckedItems = 10;

    private static readonly string[] ListNames =
        ["articles", "items", "results", "entries", "posts", "stories", "news", "docs", "documents", "hits", "data", "value", "feed",
            "list", "itemlistelement", "response", "result", "channel", "rss"];

    private static readonly string[] SingleNames = ["article", "post", "story", "item", "data", "result", "newsarticle", "document"];

    /// <summary>Finds them.</summary>
    /// <param name="root">The document.</param>
    /// <param name="most">How many items of a list are wanted at most.</param>
    /// <returns>
    /// The objects (or what stands in their place in a list), and whether they are items of a list rather than the document itself.
    /// </returns>
    public static (IReadOnlyList<JsonElement> Items, bool Several) Of(JsonElement root, int most)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return (Unwrap(root, most), true);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ArticleRejectedException(
                RejectionCodes.NoText, $"The JSON is a {root.ValueKind}, not an object or an array of objects.");
        }

        if (root.TryGetProperty("@graph", out var graph) && graph.ValueKind == JsonValueKind.Array)
        {
            var articles = graph.EnumerateArray().Where(IsArticleNode).Take(most).ToList();
            return articles.Count > 0 ? (articles, articles.Count > 1) : throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle,
                "The JSON-LD graph has no node of a type that is an article (NewsArticle, Article, BlogPosting, Report…).");
        }

        var article = new JsonArticle(root);
        if (article.Body is not null && !IsFeed(root) && (article.HasWholeText || !ListsArticles(root)))
        {
            return ([root], false);
        }

        return FindList(root, MaxWrappers) is { } list ? (Unwrap(list, most), true) : ([FindSingle(root) ?? root], false);
    }

    /// <summary>A feed may describe itself; that is no article.</summary>
    private static bool IsFeed(JsonElement root) =>
        root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
        && root.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String
        && version.GetString()!.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an object that only describes itself holds a list of texts: a feed, whatever it says that it is.</summary>
    private static bool ListsArticles(JsonElement root) => FindList(root, MaxWrappers) is { } list
        && list.EnumerateArray().Take(CheckedItems)
            .Any(item => item.ValueKind == JsonValueKind.Object && new JsonArticle(FindSingle(item) ?? item).Body is not null);

    private static JsonElement? FindList(JsonElement wrapper, int depth)
    {
        var fields = new JsonFields(wrapper);
        foreach (var name in ListNames)
        {
            switch (fields.Find(name))
            {
                case { ValueKind: JsonValueKind.Array } array:
                    return array;
                case { ValueKind: JsonValueKind.Object } inner when depth > 1 && FindList(inner, depth - 1) is { } list:
                    return list;
            }
        }

        return null;
    }

    private static JsonElement? FindSingle(JsonElement wrapper)
    {
        var fields = new JsonFields(wrapper);
        return SingleNames.Select(name => fields.Find(name))
            .FirstOrDefault(value => value is { ValueKind: JsonValueKind.Object } inner && new JsonArticle(inner).Body is not null);
    }

    /// <summary>An item's own wrapper: an Elasticsearch hit's _source, a list element's item.</summary>
    private static List<JsonElement> Unwrap(JsonElement list, int most) => [.. list.EnumerateArray().Take(most).Select(
        item => item.ValueKind == JsonValueKind.Object && new JsonArticle(item).Body is null ? FindSingle(item) ?? item : item)];

    private static bool IsArticleNode(JsonElement node) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty("@type", out var type)
        && JsonText.Names(type).Any(name => name is not null
            && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal)
                || name is "Report" or "Review" or "CreativeWork"));
}
