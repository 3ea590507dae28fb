using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Wire.JsonItems;
using Articles.Extraction.Formats.Wire.LineMessages;
using Articles.Extraction.Formats.Wire.XmlItems;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// An agency's item that is the text of something else, as a feed, a mail or a field of another envelope holds one: published as a text, it
/// would lose what it says of its publication.
/// </summary>
/// <param name="Extension">The extension that such a file has.</param>
/// <param name="Content">The item, without what stands around it.</param>
internal sealed partial record EnclosedItem(string Extension, string Content)
{
    private const int MaxNesting = 100;
    private const int MaxItems = 1000;
    private const int MaxHeaderLength = 2048;

    private const string Roots =
        "nitf|NewsML|newsItem|newsMessage|packageItem|conceptItem|planningItem|RBNews|XMLNewsQueuedResponse";

    private static readonly SearchValues<string> RootNames = SearchValues.Create(Roots.Split('|'), StringComparison.Ordinal);

    /// <summary>Whether an element of this name is the root of an agency's item.</summary>
    public static bool IsRoot(string name) => name is "nitf" or "NewsML" || NewsMlG2.IsRoot(name) || RitzauNews.IsRoot(name);

    /// <summary>One that stands in an element as elements, as it is written; null without one.</summary>
    public static BodyField? In(XElement parent) =>
        parent.Descendants().FirstOrDefault(element => IsRoot(element.Name.LocalName)) is { } item
            ? new BodyField(ContentKind.Html, Valid(item).ToString(SaveOptions.DisableFormatting))
            : null;

    /// <summary>A copy that can be written: the parser lets through what XML does not allow.</summary>
    private static XElement Valid(XElement item)
    {
        var copy = new XElement(item);
        copy.DescendantNodes().Where(node => node is not (XElement or XText)).Remove();
        foreach (var text in copy.DescendantNodes().OfType<XText>().ToList())
        {
            text.Value = Valid(text.Value);
        }

        foreach (var attribute in copy.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            attribute.Value = Valid(attribute.Value);
        }

        return copy;
    }

    private static string Valid(string text) =>
        string.Concat(UnicodeText.Validate(text).Where(sign => char.IsSurrogate(sign) || XmlConvert.IsXmlChar(sign)));

    /// <summary>Finds it; null in what is a text, or quotes an item.</summary>
    /// <param name="content">The text.</param>
    public static EnclosedItem? Find(string content)
    {
        content = content.Trim();
        return FindXml(content) ?? FindJson(content, HasNinjs) ?? FindLines(content);
    }

    /// <summary>As <see cref="Find"/>, in markup that may show it to a reader: its own tags are escaped there.</summary>
    public static EnclosedItem? FindInMarkup(string html) =>
        Find(html) ?? (MayShow(html) ? Find(WebUtility.HtmlDecode(Tag().Replace(Break().Replace(html, "\n"), string.Empty))) : null);

    /// <summary>Whether the tag of an agency's item stands anywhere in a text.</summary>
    public static bool HasRoot(string content) => content.AsSpan().IndexOfAny(RootNames) >= 0 && AgencyRoot().IsMatch(content);

    /// <summary>An agency's XML, amid a text that is shorter.</summary>
    public static EnclosedItem? FindXml(string content)
    {
        if (content.AsSpan().IndexOfAny(RootNames) < 0 || AgencyRoot().Match(content) is not { Success: true } root)
        {
            return null;
        }

        var item = UpToEnd(content, root)[root.Index..];
        return IsMostOf(content, item.Length) ? new EnclosedItem(".xml", item) : null;
    }

    /// <summary>Values of JSON, amid a text that is shorter; of any kind, as long as an object is among them.</summary>
    public static EnclosedItem? FindJson(string content) => FindJson(content, HasObject);

    /// <summary>Values of JSON, amid a text that is shorter, of which at least one counts.</summary>
    private static EnclosedItem? FindJson(string content, Predicate<JsonElement> counts)
    {
        if (JsonStart().Match(content) is not { Success: true } start)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(content[(start.Index + start.Length - 1)..]);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxNesting, AllowMultipleValues = true });
        var (values, isItem, end) = (0, false, 0);
        try
        {
            for (; reader.Read(); values++)
            {
                using var document = JsonDocument.ParseValue(ref reader);
                isItem = isItem || counts(document.RootElement);
                end = (int)reader.BytesConsumed;
            }
        }
        catch (JsonException)
        {
            // What stands below.
        }

        var json = Encoding.UTF8.GetString(bytes, 0, end);
        return isItem && IsMostOf(content, json.Length) ? new EnclosedItem(values > 1 ? ".jsonl" : ".json", json) : null;
    }

    /// <summary>A message of lines.</summary>
    public static EnclosedItem? FindLines(string content) =>
        new WireMessageReader().Recognizes(
            new InputFile("lines.txt", Encoding.UTF8.GetBytes(content[..Math.Min(content.Length, MaxHeaderLength)])))
            ? new EnclosedItem(".txt", content)
            : null;

    /// <summary>Without what stands below the root's end, such as the notice of a mail server.</summary>
    /// <param name="content">The text.</param>
    /// <param name="root">The root's tag, with its name.</param>
    public static string UpToEnd(string content, Match root)
    {
        var end = $"</{root.Groups["name"].ValueSpan}>";
        var at = content.LastIndexOf(end, StringComparison.Ordinal);
        return at < root.Index ? content : content[..(at + end.Length)];
    }

    private static bool HasNinjs(JsonElement value)
    {
        try
        {
            return NinjsItems.Find(value, MaxItems) is not null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which the reader of JSON mends.
            return true;
        }
    }

    private static bool MayShow(string html) => html.Contains("&lt;", StringComparison.Ordinal)
        ? html.AsSpan().IndexOfAny(RootNames) >= 0
        : JsonShown().IsMatch(html) || html.Contains("ZCZC", StringComparison.Ordinal);

    /// <summary>A text that quotes data is a text; one that is mostly data is not.</summary>
    private static bool IsMostOf(string content, int length) => length > content.Length / 2;

    private static bool HasObject(JsonElement value) => value.ValueKind == JsonValueKind.Object
        || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object));

    // At the start of a line.
    [GeneratedRegex(@"(\A|\n)[ \t]*[\[{]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JsonStart();

    // Markup in which an object begins a line that a reader sees.
    [GeneratedRegex(
        @"(\A|>|\n)\s*[\[{](\s|<[^<>]*>|&nbsp;)*([\[{""]|&quot;|&\#34;)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonShown();

    [GeneratedRegex(
        @"<(?<name>(\w+:)?(" + Roots + @"))[\s>]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AgencyRoot();

    [GeneratedRegex(
        @"<(br|/?p|/?div|/?li|/?tr)\b[^<>]*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Break();

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
