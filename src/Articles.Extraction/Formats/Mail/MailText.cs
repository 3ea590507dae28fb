using System.Net;
using System.Text;
using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.Fields;
using MimeKit;
using MimeKit.Text;

namespace Articles.Extraction.Formats.Mail;

/// <summary>The text of a message, of all the parts that a reader sees of it.</summary>
/// <param name="Kind">HTML or text.</param>
/// <param name="Content">The text.</param>
/// <param name="Charset">The charset of its first part (IANA name).</param>
/// <param name="Location">Its Content-Location: in a web archive the page's address.</param>
internal sealed record MailText(ContentKind Kind, string Content, string Charset, string? Location)
{
    private const int MaxLevels = 40;

    /// <summary>The parts that it is made of.</summary>
    public required IReadOnlyList<MimePart> Parts { get; init; }

    /// <summary>
    /// Of alternatives the HTML, or else the text; of parts in a row all that are not attached: mail programs cut a text at each picture in
    /// it. Null without any.
    /// </summary>
    /// <exception cref="ArticleRejectedException">A part is no text in any known charset.</exception>
    public static MailText? Find(MimeMessage message)
    {
        var parts = message.Body is null ? [] : Collect(PageOf(message) ?? message.Body, 0).ToList();
        parts = parts.Count > 0
            ? parts
            : [.. message.BodyParts.OfType<TextPart>().Where(part => !part.IsAttachment && IsText(part) && !IsBlank(part)).Take(1)];
        if (parts.Count == 0)
        {
            return null;
        }

        var kind = parts.Exists(part => part.IsHtml) ? ContentKind.Html : ContentKind.Text;
        var texts = parts.ConvertAll(part => (Part: part, Decoded: Decode(part)));
        return new MailText(
            kind,
            string.Join(
                kind == ContentKind.Html ? "\n" : "\n\n",
                texts.Select(text => kind == ContentKind.Html && !text.Part.IsHtml ? ToHtml(text.Decoded.Text) : text.Decoded.Text)),
            texts[0].Decoded.Charset,
            parts[0].ContentLocation?.OriginalString)
        {
            Parts = parts,
        };
    }

    /// <summary>The page of a web archive, which need not be its first part: a browser names it by its address.</summary>
    private static TextPart? PageOf(MimeMessage message) =>
        AbsoluteUrl.Parse(message.Headers["Snapshot-Content-Location"]) is { } address && message.Body is MultipartRelated archive
            ? archive.OfType<TextPart>().FirstOrDefault(
                part => part.IsHtml && AbsoluteUrl.Parse(part.ContentLocation?.OriginalString) == address)
            : null;

    private static List<TextPart> Collect(MimeEntity entity, int level)
    {
        switch (entity)
        {
            case TextPart text:
                return !text.IsAttachment && text.FileName is null && IsText(text) && !IsBlank(text) ? [text] : [];
            case MultipartRelated { Root: { } root } when level < MaxLevels:
                return Collect(root, level + 1);
            case MultipartAlternative alternatives when level < MaxLevels:
                var found = alternatives.Select(alternative => Collect(alternative, level + 1)).Where(parts => parts.Count > 0).ToList();
                return found.Find(parts => parts.Exists(part => part.IsHtml)) ?? found.FirstOrDefault() ?? [];
            case Multipart parts when level < MaxLevels:
                return [.. parts.SelectMany(part => Collect(part, level + 1))];
            default:
                return [];
        }
    }

    private static bool IsText(TextPart part) => part.IsHtml || part.IsPlain || part.IsFlowed;

    private static bool IsBlank(TextPart part) => !Bytes(part).AsSpan().ContainsAnyExcept(" \t\r\n"u8);

    private static DecodedFile Decode(TextPart part)
    {
        var decoded = TextDecoder.Decode(new InputFile(string.Empty, Bytes(part), Charset: part.ContentType.Charset));
        return part.IsFlowed ? decoded with { Text = Unflow(part, decoded.Text) } : decoded;
    }

    /// <summary>Puts the lines of a paragraph together again (RFC 3676).</summary>
    private static string Unflow(TextPart part, string text) => new FlowedToText
    {
        DeleteSpace = part.ContentType.Parameters["delsp"]?.Equals("yes", StringComparison.OrdinalIgnoreCase) ?? false,
    }.Convert(text);

    private static byte[] Bytes(TextPart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return bytes.ToArray();
    }

    private static string ToHtml(string text)
    {
        var html = new StringBuilder();
        foreach (var paragraph in text.ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>\n");
        }

        return html.ToString();
    }
}
