using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Formats.Mail;

/// <summary>Tells whether the text of a message is a file of its own: JSON, an agency's XML, or a wire message of lines.</summary>
internal static partial class MailedItem
{
    private const int MostNesting = 100;

    /// <summary>The extension that such a file has; null for a text.</summary>
    public static string? ExtensionOf(MailText text)
    {
        if (text.Kind != ContentKind.Text)
        {
            return null;
        }

        var content = text.Content.Trim();
        if (IsJson(content))
        {
            return ".json";
        }

        if (Xml().IsMatch(content))
        {
            return ".xml";
        }

        return new WireMessageReader().Recognizes(new InputFile("mail.txt", Encoding.UTF8.GetBytes(content), 0)) ? ".txt" : null;
    }

    private static bool IsJson(string content)
    {
        if (content is not (['{', .., '}'] or ['[', .., ']']))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = MostNesting });
            return document.RootElement.ValueKind == JsonValueKind.Object
                || document.RootElement.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(
        @"\A(<\?xml\b|<(\w+:)?(nitf|NewsML|newsItem|newsMessage|packageItem|RBNews|Publish)[\s>])",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Xml();
}
