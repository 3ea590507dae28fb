using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>
/// Finds the article in a page's <c>application/ld+json</c> scripts (JSON-LD 1.1, read as plain JSON; contexts are not resolved).
/// </summary>
internal static partial class JsonLdReader
{
    private const int MaxNodes = 2000;
    // Scripts were once hidden in comments and sections, from browsers and from XML.
    private static readonly string[] Openings = ["<!--", "//<![CDATA[", "<![CDATA["];
    private static readonly string[] Endings = ["-->", "//]]>", "]]>"];
    private static readonly string[] Telling = ["\"headline\"", "\"datePublished\"", "\"articleBody\"", "\"author\""];
    private static readonly JsonDocumentOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>The page's article, or null. Scripts that are no JSON are passed over.</summary>
    public static JsonLdArticle? Read(PageContent page)
    {
        JsonLdArticle? best = null;
        var bestRank = 0;
        foreach (var content in JsonLdScripts.In(page))
        {
            // Breadcrumbs and organisations need not be parsed.
            if (!Telling.Any(name => content.Contains(name, StringComparison.Ordinal)))
            {
                continue;
            }

            try
            {
                using var json = JsonDocument.Parse(Escape(Strip(content)), Lenient);
                var nodes = Objects(json.RootElement).ToList();
                foreach (var node in nodes)
                {
                    if (RankOf(node) is var rank && rank > bestRank)
                    {
                        (best, bestRank) = (ToArticle(node, nodes), rank);
                    }
                }
            }
            catch (JsonException)
            {
                // A broken script says nothing; the page is read all the same.
            }
        }

        return best;
    }

    private static ReadOnlyMemory<char> Strip(string script)
    {
        var text = script.AsMemory().Trim();
        var opening = Openings.FirstOrDefault(mark => text.Span.StartsWith(mark), string.Empty);
        text = text[opening.Length..].Trim();
        var ending = Endings.FirstOrDefault(mark => text.Span.EndsWith(mark), string.Empty);
        return text[..^ending.Length].TrimEnd().TrimEnd(';');
    }

    /// <summary>Line ends and tabs in strings, which JSON wants escaped (RFC 8259, 7) and content systems write as they are.</summary>
    private static ReadOnlyMemory<char> Escape(ReadOnlyMemory<char> json)
    {
        var text = json.Span;
        if (!text.ContainsAnyInRange('\0', '\u001F'))
        {
            return json;
        }

        StringBuilder? escaped = null;
        var (inString, start) = (false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                inString = !inString;
            }
            else if (text[i] == '\\' && inString)
            {
                i++;
            }
            else if (text[i] < ' ' && inString)
            {
                (escaped ??= new StringBuilder(text.Length + 64)).Append(text[start..i])
                    .Append(text[i] switch { '\n' => "\\n", '\t' => "\\t", _ => " " });
                start = i + 1;
            }
        }

        return escaped is null ? json : escaped.Append(text[start..]).ToString().AsMemory();
    }

    /// <summary>The objects at the root, in arrays, <c>@graph</c> and <c>mainEntity</c>; bounded.</summary>
    private static IEnumerable<JsonElement> Objects(JsonElement root)
    {
        var open = new Stack<JsonElement>();
        open.Push(root);
        for (var count = 0; open.Count > 0 && count < MaxNodes; count++)
        {
            var element = open.Pop();
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    open.Push(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                yield return element;
                foreach (var name in new[] { "@graph", "mainEntity", "mainEntityOfPage" })
                {
                    if (element.TryGetProperty(name, out var inner) && inner.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                    {
                        open.Push(inner);
                    }
                }
            }
        }
    }

    /// <summary>Articles come before pages; what has a headline before what has none.</summary>
    private static int RankOf(JsonElement node)
    {
        var rank = Texts(node, "@type").Max(type =>
            type switch
            {
                "Report" or "Recipe" or "Review" => 4,
                "WebPage" or "ItemPage" => 1,
                _ => type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal) ? 4 : 0,
            });
        return rank == 0 ? 0 : rank + (Text(node, "headline") is null ? 0 : 2) + (Text(node, "datePublished") is null ? 0 : 1);
    }

    private static JsonLdArticle ToArticle(JsonElement node, List<JsonElement> nodes) => new()
    {
        Headline = Decoded(Text(node, "headline") ?? Text(node, "name")),
        Authors = [.. Names(node, "author", nodes).Concat(Names(node, "creator", nodes)).Distinct(StringComparer.OrdinalIgnoreCase)],
        People = [.. AuthorsOf(node, type => type == "Person")],
        Organizations = [.. AuthorsOf(node, type => type.EndsWith("Organization", StringComparison.Ordinal))],
        DatePublished = Text(node, "datePublished"),
        DateModified = Text(node, "dateModified"),
        Publisher = Names(node, "publisher", nodes).FirstOrDefault(),
        Url = Text(node, "url") ?? Address(node, "mainEntityOfPage"),
        Language = Text(node, "inLanguage"),
        Image = Address(node, "image") ?? Text(node, "thumbnailUrl"),
        Body = Text(node, "articleBody"),
    };

    /// <summary>The names of the authors of a type.</summary>
    private static IEnumerable<string> AuthorsOf(JsonElement node, Func<string, bool> isOfType) => Values(node, "author")
        .Where(value => value.ValueKind == JsonValueKind.Object && Texts(value, "@type").Any(isOfType))
        .Select(NameOf)
        .Select(Decoded)
        .OfType<string>()
        .Select(Plain);

    private static string? Text(JsonElement node, string name) => Texts(node, name).FirstOrDefault(text => text.Length > 0);

    private static IEnumerable<string> Texts(JsonElement node, string name) => Values(node, name)
        .Where(value => value.ValueKind == JsonValueKind.String)
        .Select(value => value.GetString()!.Trim())
        .DefaultIfEmpty(string.Empty);

    private static IEnumerable<string> Names(JsonElement node, string name, List<JsonElement> nodes) => Values(node, name)
        .Select(value => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Object => NameOf(value) ?? NameOf(Referred(value, nodes)) ?? string.Empty,
            _ => string.Empty,
        })
        .Select(text => Plain(Decoded(text)!))
        .Where(text => text.Length > 0);

    private static string? NameOf(JsonElement person) =>
        Text(person, "name")
            ?? (Text(person, "givenName") is { } given && Text(person, "familyName") is { } family ? $"{given} {family}" : null);

    /// <summary>The node of the graph that an object with nothing but an <c>@id</c> stands for.</summary>
    private static JsonElement Referred(JsonElement value, List<JsonElement> nodes) =>
        Text(value, "@id") is { } id ? nodes.FirstOrDefault(node => Text(node, "@id") == id && NameOf(node) is not null) : default;

    /// <summary>Without the entities of HTML, which have no meaning in JSON; twice, as they are escaped twice now and then.</summary>
    private static string? Decoded(string? text) =>
        text is null || !text.Contains('&', StringComparison.Ordinal) ? text : WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)).Trim();

    /// <summary>A name without the markup that content systems leave around it: <c>&lt;a href="/ada"&gt;Ada Lind&lt;/a&gt;</c>.</summary>
    private static string Plain(string name) =>
        name.Contains('<', StringComparison.Ordinal) ? HeadElements.Fold(Markup().Replace(name, " ")) ?? string.Empty : name;

    private static string? Address(JsonElement node, string name) => Values(node, name)
        .Select(value => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object => Text(value, "url") ?? Text(value, "@id"),
            _ => null,
        })
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static List<JsonElement> Values(JsonElement node, string name)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
    }

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
