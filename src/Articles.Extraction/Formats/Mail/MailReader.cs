using System.Text;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Wire;
using MimeKit;

namespace Articles.Extraction.Formats.Mail;

/// <summary>
/// Reads mail messages (RFC 5322) and web archives (MHTML, RFC 2557). A message's HTML is preferred over its text, and its headers are
/// declared; a web archive's headers say when and by which browser it was saved, so only the page's address is. Of a mailbox (mbox) each
/// message is a part. Of attachments only agencies' items are read.
/// </summary>
internal sealed partial class MailReader : IFormatReader<InputFile>
{
    private const int MaxFieldLength = 200;
    private const int MaxMimeLevels = 30;

    public bool Recognizes(InputFile input)
    {
        var bytes = input.Bytes.Span[StartOf(input.Bytes.Span)..];
        if (!bytes.StartsWith("From "u8) && bytes.IndexOfAnyInRange((byte)0, (byte)' ') <= bytes.IndexOf((byte)':'))
        {
            // The common case, told without a regex: the first line begins with no field's name.
            return false;
        }

        var headers = FieldsOf(bytes);
        return headers.Length > 0
            && (MailHeader().Count(headers) >= (input.Extension is ".eml" or ".mht" or ".mhtml" or ".mbox" or ".email" ? 1 : 3)
                || BareArchive().IsMatch(headers))
            && (DecisiveHeader().IsMatch(headers) || headers.StartsWith("From ", StringComparison.Ordinal));
    }

    /// <summary>Where the first line is that is not blank: some save what a mail server sends with a line of blanks before it.</summary>
    private static int StartOf(ReadOnlySpan<byte> bytes)
    {
        var trimmed = bytes.TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, (byte)'\r', (byte)'\n', (byte)' ', (byte)'\t']);
        var start = bytes.Length - trimmed.Length;
        var line = bytes[..start].LastIndexOf((byte)'\n') + 1;
        // What is indented itself begins with its blanks.
        return bytes[line..start].ContainsAny((byte)' ', (byte)'\t') ? line : start;
    }

    /// <summary>The first line of each field of the header, cut: what decides may come after a list of a thousand addresses.</summary>
    private static string FieldsOf(ReadOnlySpan<byte> bytes)
    {
        var fields = new StringBuilder();
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range];
            if (!MailBounds.IsHeaderLine(line) && !(fields.Length == 0 && line.StartsWith("From "u8)))
            {
                break;
            }

            if (!MailBounds.GoesOn(line))
            {
                fields.Append(Encoding.Latin1.GetString(line[..Math.Min(line.Length, MaxFieldLength)])).Append('\n');
            }
        }

        return fields.ToString();
    }

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        var bytes = input.Bytes[StartOf(input.Bytes.Span)..];
        MailBounds.Check(bytes.Span);
        if (!bytes.Span.StartsWith("From "u8))
        {
            return ReadWhole(Parse(bytes, run), input, run);
        }

        var messages = Mailbox.Split(bytes, run);
        return messages.Count == 1
            ? ReadPart(Parse(messages[0], run), run)
            : messages.SelectMany((message, index) => ReadMessage(message, index + 1, run));
    }

    private static List<SourceDocument> ReadMessage(ReadOnlyMemory<byte> bytes, int number, ReadingRun run)
    {
        try
        {
            return ReadPart(Parse(bytes, run), run);
        }
        catch (ArticleRejectedException rejected) when (rejected.Reason.Code == RejectionCodes.MalformedMail)
        {
            return [run.Unreadable(
                SourceFormat.Mail, RejectionCodes.MalformedMail, $"Message {number:N0} of the mailbox: {rejected.Reason.Message}")];
        }
    }

    private static IEnumerable<SourceDocument> ReadWhole(MimeMessage message, InputFile input, ReadingRun run)
    {
        var text = MailText.Find(message);
        var attached = MailAttachments.Find(message, text, run);
        if (text is null && attached.Items.Count == 0)
        {
            throw new ArticleRejectedException(
                RejectionCodes.NoText, "The message has no text, only attachments or pictures. Drop what is attached.");
        }

        if (attached.Items.Count > 0)
        {
            return ReadAll(message, text, attached, run);
        }

        // Some agencies send their items so: what its envelope says must not be published as a text.
        return MailedItem.Find(text!) is { } item
            ? EnclosedItems.Read(item, Around(message, part: null, run), run)
            : [attached.HoldBack(Document(message, text!, part: null, IsWebArchive(message, text!, input), run), run)];
    }

    private static List<SourceDocument> ReadPart(MimeMessage message, ReadingRun run)
    {
        var part = KeyOf(message);
        try
        {
            var text = MailText.Find(message);
            var attached = MailAttachments.Find(message, text, run);
            return text is null && attached.Items.Count == 0
                ? [run.Rejected(
                    SourceFormat.Mail, part,
                    new RejectionReason(RejectionCodes.NoText, "The message has no text, only attachments or pictures."))]
                : ReadAll(message, text, attached, run);
        }
        catch (ArticleRejectedException rejected)
        {
            return [run.Rejected(SourceFormat.Mail, part, rejected.Reason)];
        }
    }

    /// <summary>
    /// A text, and the items that are attached to it: a part each. Often they tell the same story: what forbids an item forbids the text,
    /// and so does an item that cannot be read.
    /// </summary>
    private static List<SourceDocument> ReadAll(
        MimeMessage message, MailText? text, MailAttachments attached, ReadingRun run)
    {
        var around = Around(message, KeyOf(message), run);
        List<SourceDocument> items = [.. attached.Items.SelectMany(
            item => EnclosedItems.Read(item, around with { Part = PartKey.Of([], title: null, item.Content) }, run))];
        if (text is null)
        {
            return items;
        }

        if (MailedItem.Find(text) is { } mailed)
        {
            return [.. EnclosedItems.Read(mailed, around, run), .. items];
        }

        var document = Document(message, text, around.Part, isWebArchive: false, run) with
        {
            Margins = string.Join(
                '\n', items.SelectMany(item => (string?[])[item.Declared.Title, item.Margins]).OfType<string>().Distinct()),
            Attached = [.. items.Where(item => item.Rejection is null).Select(item => item.Wire).OfType<WireItem>()],
        };
        return items.Find(item => item.Rejection is { Code: not (RejectionCodes.NotAnArticle or RejectionCodes.NoText) }) is { } unreadable
            ? [run.Rejected(
                SourceFormat.Mail, around.Part!,
                unreadable.Rejection! with { Message = $"An item is attached to the text. {unreadable.Rejection.Message}" }), .. items]
            : [attached.HoldBack(document, run), .. items];
    }

    private static string KeyOf(MimeMessage message) => PartKey.Of(
        [message.MessageId], PlainLine.Of(message.Subject), message.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What stands around an item in a mail: its subject may say that it is killed.</summary>
    private static SourceDocument Around(MimeMessage message, string? part, ReadingRun run) =>
        run.Document(SourceFormat.Mail, ContentKind.Text, string.Empty, charset: null, part: part) with
        {
            OuterTitle = PlainLine.Of(MailSubject.WithoutPrefix(message.Subject ?? string.Empty)),
        };

    private static SourceDocument Document(MimeMessage message, MailText text, string? part, bool isWebArchive, ReadingRun run)
    {
        var declared = isWebArchive
            ? new DeclaredMetadata
            {
                CanonicalUrl = AbsoluteUrl.Parse(message.Headers["Snapshot-Content-Location"])
                    ?? AbsoluteUrl.Parse(text.Location),
                CapturedAt = DeclaredDate.Plausible(message.Date),
            }
            : new DeclaredMetadata
            {
                Title = PlainLine.Of(MailSubject.WithoutPrefix(message.Subject ?? string.Empty)),
                Byline = Names.Join(message.From.Select(from => from.Name)),
                PublishedAt = DeclaredDate.Plausible(message.Date),
            };
        var kind = MailedItem.IsHtml(text) ? ContentKind.Html : text.Kind;
        return run.Document(SourceFormat.Mail, kind, text.Content, text.Charset, declared, part);
    }

    private static bool IsWebArchive(MimeMessage message, MailText text, InputFile input) =>
        input.Extension is ".mht" or ".mhtml"
        || message.Headers.Contains("Snapshot-Content-Location")
        || (text.Kind == ContentKind.Html && AbsoluteUrl.Parse(text.Location) is not null);

    private static MimeMessage Parse(ReadOnlyMemory<byte> bytes, ReadingRun run)
    {
        if (MailBounds.HasLongField(bytes.Span))
        {
            throw new ArticleRejectedException(
                RejectionCodes.MalformedMail,
                $"A field of the message's header goes on over more than {MailBounds.MaxLines:N0} lines. Save it without them, or its "
                    + "text by itself.");
        }

        MimeMessage message;
        try
        {
            using var stream = MemoryStreams.Over(HeaderCharset.ToUtf8(bytes));
            message = new MimeParser(new ParserOptions { MaxMimeDepth = MaxMimeLevels }, stream, MimeFormat.Entity, persistent: false)
                .ParseMessage(run.CancellationToken);
        }
        catch (Exception exception) when (ParserFault.IsOfTheBytes(exception))
        {
            // A parser of foreign bytes: whatever it throws, the bytes are at fault.
            throw new ArticleRejectedException(
                RejectionCodes.MalformedMail, "The message cannot be parsed: its headers or MIME parts are damaged.", exception);
        }

        return IsCut(message, bytes.Span)
            ? throw new ArticleRejectedException(
                RejectionCodes.MalformedMail,
                "The message is cut off: the line that ends its last MIME part is missing. Save it whole, and drop it again.")
            : message;
    }

    /// <summary>
    /// Whether the line is missing that ends the parts (RFC 2046, 5.1.1): what is left of the last one may be half a text.
    /// </summary>
    private static bool IsCut(MimeMessage message, ReadOnlySpan<byte> bytes) =>
        message.Body is Multipart { Boundary: { Length: > 0 } boundary } && bytes.IndexOf(Encoding.UTF8.GetBytes($"--{boundary}--")) < 0;

    [GeneratedRegex(
        @"^(from|to|cc|subject|date|sender|reply-to|mime-version|message-id|received|return-path|delivered-to|content-type"
        + @"|content-transfer-encoding|list-id|dkim-signature|snapshot-content-location):",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex MailHeader();

    [GeneratedRegex(
        "^(mime-version|message-id|received|subject|content-type):",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex DecisiveHeader();

    /// <summary>What Word saves as one file has no other fields than these.</summary>
    [GeneratedRegex(
        @"^mime-version:[^\n]*\ncontent-type:[ \t]*multipart/",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareArchive();
}
