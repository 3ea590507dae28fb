using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.Wire;
using Articles.Extraction.Formats.Wire.LineMessages;
using MimeKit;

namespace Articles.Extraction.Formats.Mail;

/// <summary>
/// Finds the agencies' items that come beside the text of a message: attached, as the alternative that is not shown, or in a message that
/// is attached. Other attachments are not read.
/// </summary>
internal static class MailAttachments
{
    private const int MaxLevels = 5;

    /// <summary>Finds them.</summary>
    /// <param name="message">The message.</param>
    /// <param name="text">Its text, which is not looked at; null without one.</param>
    /// <param name="run">The reading.</param>
    public static IReadOnlyList<EnclosedItem> Find(MimeMessage message, MailText? text, ReadingRun run) =>
        [.. Leaves(message.Body, level: 0).Where(part => text?.Parts.Contains(part) != true).Take(run.Options.MaxArticles)
            .Select(part => ItemIn(part, run)).OfType<EnclosedItem>().DistinctBy(item => item.Content)];

    private static IEnumerable<MimePart> Leaves(MimeEntity? entity, int level) => entity switch
    {
        _ when level > MaxLevels * 8 => [],
        MimePart part => [part],
        Multipart parts => parts.SelectMany(part => Leaves(part, level + 1)),
        MessagePart { Message: { } inner } => Leaves(inner.Body, level + 8),
        _ => [],
    };

    private static EnclosedItem? ItemIn(MimePart part, ReadingRun run)
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        if (part.Content is null || part.ContentType.MediaType.ToLowerInvariant() is "image" or "audio" or "video" or "font")
        {
            return null;
        }

        using var stream = new MemoryStream();
        part.Content.DecodeTo(stream);
        var file = new InputFile(part.FileName ?? string.Empty, stream.ToArray(), Charset: part.ContentType.Charset);
        if (file.Bytes.IsEmpty || file.Bytes.Length > run.Options.MaxBytes || BinarySignature.Identify(file.Bytes.Span) is not null)
        {
            return null;
        }

        try
        {
            // The control characters of a wire message look like binary data.
            return new WireMessageReader().Recognizes(file)
                ? new EnclosedItem(".txt", TextDecoder.Detect(file.Bytes.Span, file.Charset).Encoding.GetString(file.Bytes.Span))
                : EnclosedItem.FindInMarkup(TextDecoder.Decode(file).Text);
        }
        catch (ArticleRejectedException)
        {
            // No text: it is none.
            return null;
        }
    }
}
