namespace Articles.Extraction.Formats.Mail;

/// <summary>Takes a mailbox (mbox, RFC 4155) apart, so that a damaged message harms no other.</summary>
internal static class Mailbox
{
    /// <summary>
    /// The messages without their "From " lines. Such a line begins a message at the start, and where a field's name follows it.
    /// </summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> mailbox, ReadingRun run)
    {
        var messages = new List<ReadOnlyMemory<byte>>();
        var start = AfterLine(mailbox.Span, 0);
        for (var line = start; line < mailbox.Length && messages.Count <= run.Options.MaxArticles; line = AfterLine(mailbox.Span, line))
        {
            if (Begins(mailbox.Span, line))
            {
                messages.Add(Unquote(mailbox[start..line]));
                start = AfterLine(mailbox.Span, line);
            }
        }

        messages.Add(Unquote(mailbox[start..]));
        return messages;
    }

    /// <summary>A text may have a line that begins so, if its mail program did not quote it; no field follows that.</summary>
    private static bool Begins(ReadOnlySpan<byte> mailbox, int line)
    {
        if (!mailbox[line..].StartsWith("From "u8))
        {
            return false;
        }

        var next = mailbox[AfterLine(mailbox, line)..];
        var end = next.IndexOfAnyInRange((byte)0, (byte)' ');
        return next.IndexOf((byte)':') is var colon and > 0 && (end < 0 || colon < end);
    }

    /// <summary>
    /// The lines that begin with "From " as they were before the mailbox put a ">" before them (mboxrd: one more each time).
    /// </summary>
    private static ReadOnlyMemory<byte> Unquote(ReadOnlyMemory<byte> message)
    {
        if (message.Span.IndexOf(">From "u8) < 0)
        {
            return message;
        }

        var plain = new byte[message.Length];
        var length = 0;
        for (var line = 0; line < message.Length; line = AfterLine(message.Span, line))
        {
            var bytes = message.Span[line..AfterLine(message.Span, line)];
            var quotes = bytes.IndexOfAnyExcept((byte)'>');
            bytes = quotes > 0 && bytes[quotes..].StartsWith("From "u8) ? bytes[1..] : bytes;
            bytes.CopyTo(plain.AsSpan(length));
            length += bytes.Length;
        }

        return plain.AsMemory(0, length);
    }

    private static int AfterLine(ReadOnlySpan<byte> mailbox, int line) =>
        mailbox[line..].IndexOf((byte)'\n') is var end and >= 0 ? line + end + 1 : mailbox.Length;
}
