using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Wire;
using Articles.Extraction.Formats.Wire.LineMessages;
using MimeKit;

namespace Articles.Extraction.Formats.Mail;

/// <summary>
/// What comes beside the text of a message: attached, in an archive that is attached, as the alternative that is not shown, or in a message
/// that is attached.
/// </summary>
/// <param name="Items">The agencies' items. Other attachments are no articles.</param>
/// <param name="HeldBack">
/// What the header and other attachments say against a publication: a draft in Markdown, under an embargo. The text may tell the same
/// story.
/// </param>
internal sealed record MailAttachments(IReadOnlyList<EnclosedItem> Items, IReadOnlyList<SourceDocument> HeldBack)
{
    private const int MaxLevels = 5;

    /// <summary>Finds them.</summary>
    /// <param name="message">The message.</param>
    /// <param name="text">Its text, which is not looked at; null without one.</param>
    /// <param name="run">The reading.</param>
    public static MailAttachments Find(MimeMessage message, MailText? text, ReadingRun run)
    {
        var items = new List<EnclosedItem>();
        var heldBack = HeldBackBy(MailRelease.Of(message), run).ToList();
        foreach (var file in Leaves(message.Body, level: 0).Where(part => text?.Parts.Contains(part) != true)
            .Take(run.Options.MaxArticles).SelectMany(part => Files(part, run)))
        {
            if (ItemIn(file) is { } item)
            {
                items.Add(item);
            }
            else
            {
                heldBack.AddRange(HeldBackIn(file, run));
            }
        }

        return new MailAttachments([.. items.DistinctBy(item => item.Content)], heldBack);
    }

    /// <summary>The message's own text, which what is held back beside it holds back as well.</summary>
    /// <exception cref="ArticleRejectedException">What is attached is not released, and the text is a file's only document.</exception>
    public SourceDocument HoldBack(SourceDocument document, ReadingRun run)
    {
        if (HeldBack.Select(one => one.Rejection).FirstOrDefault(reason => reason is not null) is { } reason)
        {
            return document.Part is { } part
                ? run.Rejected(document.Format, part, reason)
                : throw new ArticleRejectedException(reason.Code, reason.Message);
        }

        return document with
        {
            Embargo = WireStatus.Last(HeldBack.Select(one => one.Embargo).Append(document.Embargo)),
            Expiry = DeclaredExpiry.First(HeldBack.Select(one => one.Expiry)),
        };
    }

    private static IEnumerable<MimePart> Leaves(MimeEntity? entity, int level) => entity switch
    {
        _ when level > MaxLevels * 8 => [],
        MimePart part => [part],
        Multipart parts => parts.SelectMany(part => Leaves(part, level + 1)),
        MessagePart { Message: { } inner } => Leaves(inner.Body, level + 8),
        _ => [],
    };

    private static IEnumerable<InputFile> Files(MimePart part, ReadingRun run)
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        if (part.Content is null || part.ContentType.MediaType.ToLowerInvariant() is "image" or "audio" or "video" or "font")
        {
            return [];
        }

        using var stream = new MemoryStream();
        part.Content.DecodeTo(stream);
        return ArchiveFiles.Of(new InputFile(part.FileName ?? string.Empty, stream.ToArray(), Charset: part.ContentType.Charset), run)
            .Where(file => !file.Bytes.IsEmpty && file.Bytes.Length <= run.Options.MaxBytes
                && BinarySignature.Identify(file.Bytes.Span) is null);
    }

    private static EnclosedItem? ItemIn(InputFile file)
    {
        try
        {
            // The control characters of a wire message look like binary data.
            return new WireMessageReader().Recognizes(file)
                ? new EnclosedItem(
                    ".txt", TextDecoder.GetString(file.Bytes.Span, TextDecoder.Detect(file.Bytes.Span, file.Charset).Encoding))
                : EnclosedItem.FindInMarkup(TextDecoder.Decode(file).Text);
        }
        catch (ArticleRejectedException)
        {
            // No text: it is none.
            return null;
        }
    }

    private static IEnumerable<SourceDocument> HeldBackBy(ReleaseFields release, ReadingRun run) => release.Rejection is { } unreleased
        ? [run.Rejected(SourceFormat.Mail, string.Empty, unreleased)]
        : [release.Apply(run.Document(SourceFormat.Mail, ContentKind.Text, string.Empty, charset: null), run.Now)];

    private static List<SourceDocument> HeldBackIn(InputFile file, ReadingRun run)
    {
        if (file.Bytes.Span.StartsWith("%PDF"u8))
        {
            // It has no fields that say so, and is dear to read.
            return [];
        }

        try
        {
            return [.. run.ReadInner(file, file.Name, file.Bytes).Take(run.Options.MaxArticles)
                .Where(document => document.Embargo is not null || document.Expiry is not null || Forbids(document.Rejection))
                .Select(document => document with { Rejection = document.Rejection is { } reason ? Attached(reason) : null })];
        }
        catch (ArticleRejectedException rejected)
        {
            return Forbids(rejected.Reason) ? [run.Rejected(SourceFormat.Mail, string.Empty, Attached(rejected.Reason))] : [];
        }
    }

    private static RejectionReason Attached(RejectionReason reason) =>
        reason with { Message = $"A text is attached that is not to be published, nor is the message. {reason.Message}" };

    private static bool Forbids(RejectionReason? reason) =>
        reason is { Code: RejectionCodes.Killed or RejectionCodes.UnknownStatus or RejectionCodes.MalformedFrontMatter };
}
