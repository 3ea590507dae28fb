namespace Articles.Extraction.Formats.Mail;

/// <summary>Weighs a message's headers and parts before the parser makes objects of each.</summary>
internal static class MailBounds
{
    /// <summary>A web archive has a part for each picture of the page.</summary>
    private const int MaxParts = 5_000;

    /// <summary>Of all parts together, in bytes.</summary>
    private const int MaxHeaders = 2_000_000;

    /// <summary>Lines of one header field.</summary>
    public const int MaxLines = 10_000;

    private const int MaxNameLength = 60;

    /// <exception cref="ArticleRejectedException">There are too many.</exception>
    public static void Check(ReadOnlySpan<byte> message)
    {
        var (parts, headers) = (0, 0);
        var inHeaders = true;
        foreach (var range in message.Split((byte)'\n'))
        {
            var line = message[range];

            // What looks like a boundary or a mailbox's next message opens another header, until a blank line.
            if (line.StartsWith("--"u8) || line.StartsWith("From "u8))
            {
                parts++;
                inHeaders = true;
            }
            else if (line.IsEmpty || line is [(byte)'\r'])
            {
                inHeaders = false;
            }

            headers += inHeaders ? line.Length + 1 : 0;
            if (parts > MaxParts || headers > MaxHeaders)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.TooLarge,
                    $"The message has more than {MaxParts:N0} parts, or more than {MaxHeaders:N0} bytes of headers. Save its text by "
                    + "itself.");
            }
        }
    }

    /// <summary>
    /// Whether a field of a header goes on over more lines than the parser takes in reasonable time: MimeKit 4.18.2 needs four times as
    /// long for twice as many.
    /// </summary>
    public static bool HasLongField(ReadOnlySpan<byte> message)
    {
        // A text whose lines are indented is no header: one begins with a field.
        var (lines, isField) = (0, false);
        foreach (var range in message.Split((byte)'\n'))
        {
            var line = message[range];
            var goesOn = GoesOn(line);
            isField = goesOn ? isField : IsHeaderLine(line);
            lines = goesOn && isField ? lines + 1 : 0;
            if (lines > MaxLines)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the line continues the field before it.</summary>
    public static bool GoesOn(ReadOnlySpan<byte> line) => line is [(byte)' ' or (byte)'\t', ..];

    /// <summary>Whether the line is a field of a header, or continues one (RFC 5322, 2.2).</summary>
    public static bool IsHeaderLine(ReadOnlySpan<byte> line)
    {
        if (GoesOn(line))
        {
            return true;
        }

        var colon = line[..Math.Min(line.Length, MaxNameLength + 1)].IndexOf((byte)':');
        return colon > 0 && line[..colon].IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
    }
}
