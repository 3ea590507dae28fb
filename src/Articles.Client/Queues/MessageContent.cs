namespace Articles.Client;

/// <summary>The event in a message: the pipeline writes it in Base64.</summary>
internal static class MessageContent
{
    /// <param name="body">The message as it is in the queue, or decoded by a client that does so.</param>
    /// <exception cref="InvalidEventException">It is neither Base64 nor JSON.</exception>
    public static ReadOnlyMemory<byte> Of(BinaryData body)
    {
        var bytes = body.ToMemory();
        if (bytes.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..])
        {
            return bytes;
        }

        try
        {
            return Convert.FromBase64String(body.ToString());
        }
        catch (FormatException e)
        {
            throw new InvalidEventException("The message is neither Base64 nor JSON.", e);
        }
    }
}
