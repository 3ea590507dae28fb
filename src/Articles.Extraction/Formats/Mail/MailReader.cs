using System.Text;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.Fields;
using MimeKit;

namespace Articles.Extraction.Formats.Mail;

/// <summary>
/// Reads mail messages (RFC 5322) and web archives (MHTML, RFC 2557). A message's HTML is preferred over its text, and its headers are
/// declared; a web archive's headers say when and by which browser it was saved, so only the page's address is. Of a mailbox (mbox) each
/// message is a part. Attachments are not read.
/// </summary>
internal sealed partial class MailReader : IFormatReader<InputFile>
{
    private const int LongestField = 200;
    private const int MostMimeLevels = 30;

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
            && MailHeader().Count(headers) >= (input.Extension is ".eml" or ".mht" or ".mhtml" or ".mbox" or ".email" ? 1 : 3)
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
                fields.Append(Encoding.Latin1.GetString(line[..Math.Min(line.Length, LongestField)])).Append('\n');
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
            ? [ReadPart(Parse(messages[0], run), run)]
            : messages.Select((message, index) => ReadMessage(message, index + 1, run));
    }

    private static SourceDocument ReadMessage(ReadOnlyMemory<byte> bytes, int number, ReadingRun run)
    {
        try
        {
            return ReadPart(Parse(bytes, run), run);
        }
        catch (ArticleRejectedException rejected) when (rejected.Reason.Code == RejectionCodes.MalformedMail)
        {
            return run.Unreadable(
                SourceFormat.Mail, RejectionCodes.MalformedMail, $"Message {number:N0} of the mailbox: {rejected.Reason.Message}");
        }
    }

    private static IEnumerable<SourceDocument> ReadWhole(MimeMessage message, InputFile input, ReadingRun run)
    {
        var text = MailText.Find(message) ?? throw new ArticleRejectedException(
            RejectionCodes.NoText, "The message has no text, only attachments or pictures. Drop what is attached.");
        // Some agencies send their items so: what its envelope says must not be published as a text.
        return MailedItem.Find(text) is { } item
            ? run.ReadInner(input, input.Name + item.Extension, Encoding.UTF8.GetBytes(item.Content))
            : [Document(message, text, part: null, IsWebArchive(message, text, input), run)];
    }

    private static SourceDocument ReadPart(MimeMessage message, ReadingRun run)
    {
        var title = PlainLine.Of(message.Subject);
        var date = message.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var part = PartKey.Of([message.MessageId], title, date);
        try
        {
            return MailText.Find(message) switch
            {
                null => run.Rejected(
                    SourceFormat.Mail, part,
                    new RejectionReason(RejectionCodes.NoText, "The message has no text, only attachments or pictures.")),
                { } text when MailedItem.Find(text) is { } item => run.Rejected(
                    SourceFormat.Mail, part,
                    new RejectionReason(
                        RejectionCodes.NotAnArticle,
                        $"The message is data ({item.Extension[1..].ToUpperInvariant()}), such as agencies send, and no text. Drop it in a file of "
                        + "its own.")),
                { } text => Document(message, text, part, isWebArchive: false, run),
            };
        }
        catch (ArticleRejectedException rejected)
        {
            return run.Rejected(SourceFormat.Mail, part, rejected.Reason);
        }
    }

    private static SourceDocument Document(MimeMessage message, MailText text, string? part, bool isWebArchive, ReadingRun run)
    {
        var declared = isWebArchive
            ? new DeclaredMetadata
            {
                CanonicalUrl = AbsoluteUrl.Parse(message.Headers["Snapshot-Content-Location"])
                ?? AbsoluteUrl.Parse(text.Location)
            }
            : new DeclaredMetadata
            {
                Title = PlainLine.Of(Prefix().Replace(message.Subject ?? string.Empty, string.Empty)),
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
                $"A field of the message's header goes on over more than {MailBounds.MostLines:N0} lines. Save it without them, or its "
                    + "text by itself.");
        }

        MimeMessage message;
        try
        {
            using var stream = MemoryStreams.Over(HeaderCharset.ToUtf8(bytes));
            message = new MimeParser(new ParserOptions { MaxMimeDepth = MostMimeLevels }, stream, MimeFormat.Entity, persistent: false)
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

    [GeneratedRegex(
        @"^(\s*(re|fwd?|aw|wg|tr|rv)\s*:)+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
