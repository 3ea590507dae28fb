using System.Globalization;
using System.Text;

namespace Articles.Extraction.Formats.WebArchives.Http;

/// <summary>Takes a body out of its chunks (RFC 9112, 7.1).</summary>
internal static class ChunkedBody
{
    private const int MaxSizeLine = 1024;

    /// <summary>The body; as it is when no chunk's size stands at its beginning, which crawlers store that took the chunks off.</summary>
    /// <exception cref="ArticleRejectedException">It is cut off, or a chunk's size is wrong.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body)
    {
        if (!SizeAt(body.Span, out var size, out var at))
        {
            return body;
        }

        var decoded = new byte[body.Length];
        var length = 0;
        while (size > 0)
        {
            var there = (int)Math.Min(size, body.Length - at);
            body.Span.Slice(at, there).CopyTo(decoded.AsSpan(length));
            length += there;
            at += there;
            var rest = body.Span[at..];
            var end = LineEnd(rest);
            if (there < size || end == rest.Length)
            {
                return HttpBody.IsWholePage(decoded.AsSpan(0, length))
                    ? decoded.AsMemory(0, length)
                    : throw HttpBody.Damaged("the connection broke off before the last chunk of it");
            }

            if (end == 0 || !SizeAt(rest[end..], out size, out var next))
            {
                throw HttpBody.Damaged("a chunk of it has another size than is said");
            }

            at += end + next;
        }

        return decoded.AsMemory(0, length);
    }

    /// <summary>Whether a body consists of chunks from its beginning to its end, the last one included.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> body)
    {
        var count = 0;
        while (SizeAt(body, out var size, out var start) && start <= body.Length)
        {
            if (size == 0)
            {
                return count > 0;
            }

            var rest = body[start..];
            if (size > rest.Length || LineEnd(rest[(int)size..]) is var end && end == 0)
            {
                return false;
            }

            body = rest[((int)size + end)..];
            count++;
        }

        return false;
    }

    /// <summary>What the first bytes of a body hold without its chunks, as far as they can be told.</summary>
    public static ReadOnlyMemory<byte> Beginning(ReadOnlyMemory<byte> body)
    {
        var decoded = new byte[body.Length];
        var length = 0;
        for (var at = 0; SizeAt(body.Span[at..], out var size, out var start) && size > 0;)
        {
            at += start;
            var there = (int)Math.Min(size, body.Length - at);
            body.Span.Slice(at, there).CopyTo(decoded.AsSpan(length));
            length += there;
            at += there;
            at += LineEnd(body.Span[at..]);
        }

        return length == 0 ? body : decoded.AsMemory(0, length);
    }

    private static int LineEnd(ReadOnlySpan<byte> bytes)
    {
        var blanks = bytes.StartsWith("\r"u8) ? 1 : 0;
        return bytes[blanks..].StartsWith("\n"u8) ? blanks + 1 : 0;
    }

    /// <summary>The size of the chunk that begins here, and where its bytes begin.</summary>
    private static bool SizeAt(ReadOnlySpan<byte> bytes, out long size, out int start)
    {
        (size, start) = (0, 0);
        var end = bytes[..Math.Min(bytes.Length, MaxSizeLine)].IndexOf((byte)'\n');
        if (end < 0)
        {
            // The last size may be the last thing in the record.
            return bytes.SequenceEqual("0"u8);
        }

        start = end + 1;
        var digits = Encoding.ASCII.GetString(bytes[..end]).Split(';')[0].Trim();
        return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out size) && size >= 0;
    }
}
