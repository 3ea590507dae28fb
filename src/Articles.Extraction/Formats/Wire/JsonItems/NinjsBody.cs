using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Json;

namespace Articles.Extraction.Formats.Wire.JsonItems;

/// <summary>Finds the text of an item of ninjs: a body of 1.x by its name, or one of 2.x and 3.x by its role.</summary>
internal static partial class NinjsBody
{
    /// <summary>Bodies of 1.x, best first: markup has the paragraphs. What else begins with "body" is taken after these.</summary>
    private static readonly string[] BodyNames =
        ["bodyhtml", "bodyxhtml", "bodyhtml5", "bodyrichtext", "bodyrichhtml5", "bodymain", "bodytext", "contenthtml", "articlebody",
        "content", "fulltext", "text"];

    /// <summary>The text; null without one.</summary>
    /// <param name="element">The item.</param>
    /// <param name="fields">Its fields.</param>
    public static BodyField? Find(JsonElement element, JsonFields fields)
    {
        if (fields.Find("bodies") is { ValueKind: JsonValueKind.Array } bodies && MainBody(bodies) is { } main)
        {
            return main;
        }

        foreach (var name in BodyNames)
        {
            if (BodyField.From(fields.Text(name)) is { } body)
            {
                return name is "bodytext" ? body with { Kind = ContentKind.Text } : body;
            }
        }

        return BodyField.From(NinjsValues.FirstText(element, "body"));
    }

    /// <summary>
    /// The body of the role main, or one that says that it is the whole text (html, xhtml, text…), markup before plain text; never a short
    /// form, and no other format in an envelope (TTNITF).
    /// </summary>
    private static BodyField? MainBody(JsonElement bodies)
    {
        var (found, leads) = (new List<(int Rank, BodyField Body)>(), new List<(int Rank, BodyField Body)>());
        foreach (var body in bodies.EnumerateArray().Where(body => body.ValueKind == JsonValueKind.Object))
        {
            var fields = new JsonFields(body);
            var (role, type) = (fields.Text("role")?.ToLowerInvariant(), fields.Text("contenttype")?.ToLowerInvariant());
            if (role is not ("short" or "summary" or "teaser" or "caption") && IsText(type)
                && BodyField.From(fields.Text("value")) is { } field)
            {
                var isMarkup = type?.Contains("html", StringComparison.Ordinal) ?? field.Kind == ContentKind.Html;
                (role is "lead" or "intro" or "introduction" or "preamble" or "ingress" ? leads : found).Add(
                    ((role == "main" ? 0 : 2) + (isMarkup ? 0 : 1), field with { Kind = isMarkup ? ContentKind.Html : ContentKind.Text }));
            }
        }

        return (found.Count, leads.Count) switch
        {
            (0, 0) => null,
            (_, 0) => found.MinBy(entry => entry.Rank).Body,
            (0, _) => leads.MinBy(entry => entry.Rank).Body,
            _ => WithLead(leads.MinBy(entry => entry.Rank).Body, found.MinBy(entry => entry.Rank).Body),
        };
    }

    /// <summary>The lead and the text below it, which may begin with the lead itself.</summary>
    private static BodyField WithLead(BodyField lead, BodyField main)
    {
        var (letters, said) = (Letters(main), Letters(lead));
        if (letters.Contains(said, StringComparison.Ordinal))
        {
            return main;
        }

        return (lead.Kind, main.Kind) == (ContentKind.Text, ContentKind.Text)
            ? main with { Content = $"{lead.Content}\n\n{main.Content}" }
            : new BodyField(ContentKind.Html, Html(lead) + Html(main));
    }

    private static string Letters(BodyField body) =>
        CharacterFolding.Letters(body.Kind == ContentKind.Html ? Tag().Replace(body.Content, " ") : body.Content);

    private static string Html(BodyField body) => body.Kind == ContentKind.Html
        ? $"<div>{body.Content}</div>"
        : string.Concat(
            body.Content.ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"));

    /// <summary>Whether a body is text or HTML, and not another envelope.</summary>
    private static bool IsText(string? contentType) => contentType is null
        || ((contentType.StartsWith("text/", StringComparison.Ordinal) || contentType.Contains("html", StringComparison.Ordinal))
            && !contentType.Contains("nitf", StringComparison.Ordinal));

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
