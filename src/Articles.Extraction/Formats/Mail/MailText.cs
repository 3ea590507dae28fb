using MimeKit;

namespace Articles.Extraction.Formats.Mail;

/// <summary>The part of a message that holds its text, not yet decoded to characters.</summary>
/// <param name="Kind">HTML or text.</param>
/// <param name="Bytes">Its bytes, without transfer encoding.</param>
/// <param name="Charset">The charset its Content-Type declares.</param>
/// <param name="Location">Its Content-Location: in a web archive the page's address.</param>
internal sealed record MailText(ContentKind Kind, ReadOnlyMemory<byte> Bytes, string? Charset, string? Location)
{
    /// <summary>
    /// Finds the first HTML part that is not attached and not empty, or else the first such text part; null without either.
    /// </summary>
    public static MailText? Find(MimeMessage message)
    {
        var texts = message.BodyParts.OfType<TextPart>().Where(part => !part.IsAttachment).ToList();
        return First(texts.Where(part => part.IsHtml), ContentKind.Html) ?? First(texts.Where(part => part.IsPlain || part.IsFlowed), ContentKind.Text);
    }

    private static MailText? First(IEnumerable<TextPart> parts, ContentKind kind) =>
        parts.Select(part => Read(part, kind)).FirstOrDefault(text => text.Bytes.Span.ContainsAnyExcept(" \t\r\n"u8));

    private static MailText Read(TextPart part, ContentKind kind)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return new MailText(kind, bytes.ToArray(), part.ContentType.Charset, part.ContentLocation?.OriginalString);
    }
}
