using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.PlainText;
using Articles.Extraction.Formats.Wire;
using Articles.Extraction.Formats.Xml;

namespace Articles.Extraction.Formats.Mail;

/// <summary>
/// A file of its own that is the text of a message, but for a greeting above and a notice below: JSON, XML, or a wire message of lines.
/// </summary>
/// <param name="Extension">The extension that such a file has.</param>
/// <param name="Content">The file.</param>
internal sealed partial record MailedItem(string Extension, string Content)
{
    private const int MostNesting = 100;

    /// <summary>Finds it; null in a message that is a text.</summary>
    public static MailedItem? Find(MailText text)
    {
        if (text.Kind != ContentKind.Text)
        {
            return null;
        }

        var content = text.Content.Trim();
        var file = AsFile(content);
        if (new XmlFileReader().Recognizes(file))
        {
            return new MailedItem(".xml", UpToEnd(content, FirstTag().Match(content)));
        }

        if ((FindJson(content) ?? FindXml(file)) is { } item)
        {
            return item;
        }

        return new WireMessageReader().Recognizes(file.File) ? new MailedItem(".txt", content) : null;
    }

    /// <summary>Whether a text is HTML, although the message says that it is plain.</summary>
    public static bool IsHtml(MailText text)
    {
        var content = text.Content.Trim();
        return text.Kind == ContentKind.Text && content is ['<', .., '>'] && new HtmlReader().Recognizes(AsFile(content));
    }

    private static DecodedFile AsFile(string content) =>
        new(new InputFile("mail.txt", Encoding.UTF8.GetBytes(content), 0), content, Encoding.UTF8.WebName);

    /// <summary>A text that quotes data is a text; one that is mostly data is not.</summary>
    private static bool IsMostOf(string content, int length) => length > content.Length / 2;

    private static MailedItem? FindJson(string content)
    {
        if (JsonStart().Match(content) is not { Success: true } start)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(content[(start.Index + start.Length - 1)..]);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostNesting, AllowMultipleValues = true });
        var (values, hasObject, end) = (0, false, 0);
        try
        {
            for (; reader.Read(); values++)
            {
                using var document = JsonDocument.ParseValue(ref reader);
                hasObject |= document.RootElement.ValueKind == JsonValueKind.Object || HasObject(document.RootElement);
                end = (int)reader.BytesConsumed;
            }
        }
        catch (JsonException)
        {
            // What stands below.
        }

        var json = Encoding.UTF8.GetString(bytes, 0, end);
        return hasObject && IsMostOf(content, json.Length) ? new MailedItem(values > 1 ? ".jsonl" : ".json", json) : null;
    }

    private static bool HasObject(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object);

    /// <summary>An agency's item amid a text, or any element from end to end.</summary>
    private static MailedItem? FindXml(DecodedFile file)
    {
        var content = file.Text;
        if (AgencyRoot().Match(content) is { Success: true } root)
        {
            var item = UpToEnd(content, root)[root.Index..];
            return IsMostOf(content, item.Length) ? new MailedItem(".xml", item) : null;
        }

        var isElement = !new HtmlReader().Recognizes(file)
            && FirstTag().Match(content) is { Success: true, Index: 0 } start
            && content.EndsWith($"</{start.Groups["name"].ValueSpan}>", StringComparison.Ordinal);
        return isElement ? new MailedItem(".xml", content) : null;
    }

    /// <summary>Without what stands below the root's end, such as the notice of a mail server.</summary>
    private static string UpToEnd(string content, Match root)
    {
        var end = $"</{root.Groups["name"].ValueSpan}>";
        var at = content.LastIndexOf(end, StringComparison.Ordinal);
        return at < 0 ? content : content[..(at + end.Length)];
    }

    // At the start of a line.
    [GeneratedRegex(@"(\A|\n)[ \t]*[\[{]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JsonStart();

    [GeneratedRegex(
        @"<(?<name>(\w+:)?(nitf|NewsML|newsItem|newsMessage|packageItem|conceptItem|planningItem|RBNews|XMLNewsQueuedResponse))[\s>]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AgencyRoot();

    [GeneratedRegex(
        @"<(?<name>[A-Za-z_][\w:.-]*)[\s>]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstTag();
}
