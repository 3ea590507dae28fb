using System.Text;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.PlainText;
using Articles.Extraction.Formats.Wire;
using Articles.Extraction.Formats.Xml;

namespace Articles.Extraction.Formats.Mail;

/// <summary>
/// Finds a file of its own that is the text of a message, but for a greeting above and a notice below: JSON, XML, or a wire message of
/// lines.
/// </summary>
internal static partial class MailedItem
{
    /// <summary>Finds it; null in a message that is a text.</summary>
    public static EnclosedItem? Find(MailText text)
    {
        if (text.Kind != ContentKind.Text)
        {
            return EnclosedItem.FindInMarkup(text.Content);
        }

        var content = text.Content.Trim();
        var file = AsFile(content);
        if (new XmlFileReader().Recognizes(file))
        {
            return new EnclosedItem(".xml", EnclosedItem.UpToEnd(content, FirstTag().Match(content)));
        }

        return EnclosedItem.FindJson(content) ?? FindXml(file) ?? EnclosedItem.FindLines(content);
    }

    /// <summary>Whether a text is HTML, although the message says that it is plain.</summary>
    public static bool IsHtml(MailText text)
    {
        var content = text.Content.Trim();
        return text.Kind == ContentKind.Text && content is ['<', .., '>'] && new HtmlReader().Recognizes(AsFile(content));
    }

    private static DecodedFile AsFile(string content) =>
        new(new InputFile("mail.txt", Encoding.UTF8.GetBytes(content), 0), content, Encoding.UTF8.WebName);

    /// <summary>An agency's item amid a text, or any element from end to end.</summary>
    private static EnclosedItem? FindXml(DecodedFile file)
    {
        var content = file.Text;
        if (EnclosedItem.HasRoot(content))
        {
            return EnclosedItem.FindXml(content);
        }

        var isElement = !new HtmlReader().Recognizes(file)
            && FirstTag().Match(content) is { Success: true, Index: 0 } start
            && content.EndsWith($"</{start.Groups["name"].ValueSpan}>", StringComparison.Ordinal);
        return isElement ? new EnclosedItem(".xml", content) : null;
    }

    [GeneratedRegex(
        @"<(?<name>[A-Za-z_][\w:.-]*)[\s>]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstTag();
}
