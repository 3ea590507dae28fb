using System.Globalization;
using System.Text;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives.Http;

/// <summary>
/// The body of an answer without its transfer and content codings. Some crawlers store it decoded and leave the fields as they were: what is
/// not coded as they say is taken as it is, if the bytes tell it.
/// </summary>
internal static class HttpBody
{
    private const string PageEnd = "</html>";
    private const int MaxCodings = 4;
    private const int MaxBeginning = 16 * 1024;

    /// <summary>Decodes the body.</summary>
    /// <exception cref="ArticleRejectedException">
    /// It is damaged or cut off, is coded in a way that is not known, or expands past a limit.
    /// </exception>
    public static ReadOnlyMemory<byte> Decode(HttpAnswer answer, ReadingRun run)
    {
        if (answer.Body is not { } body)
        {
            throw Damaged("the blank line behind the fields of the server's answer is missing");
        }

        var isChunked = CodingsOf(answer.Fields, "Transfer-Encoding").Contains("chunked");
        if (isChunked)
        {
            body = ChunkedBody.Decode(body);
        }

        // Some writers leave the field out, and some chunk what is chunked: sizes of chunks are nobody's text.
        for (var left = MaxCodings; left > 0 && ChunkedBody.IsWhole(body.Span); left--)
        {
            body = ChunkedBody.Decode(body);
        }

        var codings = CodingsOf(answer.Fields, "Content-Encoding");
        if (codings.Count > MaxCodings)
        {
            throw Damaged("it is compressed in more ways than any server does");
        }

        if (!isChunked && codings.Count == 0)
        {
            CheckLength(answer, body);
        }

        // The last coding was applied last.
        return Enumerable.Reverse(codings).Aggregate(body, (bytes, coding) => ContentCoding.Decode(coding, bytes, run));
    }

    /// <summary>The first bytes of the body without its codings, as far as they can be taken off: enough to tell what it is.</summary>
    public static ReadOnlyMemory<byte> Beginning(HttpAnswer answer)
    {
        var body = answer.Body ?? default;
        body = body[..Math.Min(body.Length, MaxBeginning)];
        if (CodingsOf(answer.Fields, "Transfer-Encoding").Contains("chunked"))
        {
            body = ChunkedBody.Beginning(body);
        }

        return Enumerable.Reverse(CodingsOf(answer.Fields, "Content-Encoding").Take(MaxCodings)).Aggregate(body, ContentCoding.Beginning);
    }

    /// <summary>The rejection of a page whose stored body is not what the server sent.</summary>
    public static ArticleRejectedException Damaged(string what, Exception? inner = null) => new(
        RejectionCodes.MalformedWebArchive, $"The page in the web archive cannot be read: {what}.", inner);

    /// <summary>Whether the bytes end as a page of HTML does, whatever length was announced.</summary>
    public static bool IsWholePage(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.TrimEnd(" \t\r\n"u8);
        return end.Length >= PageEnd.Length && Ascii.EqualsIgnoreCase(end[^PageEnd.Length..], PageEnd);
    }

    private static List<string> CodingsOf(HeaderFields fields, string name) =>
    [
        .. fields.All(name)
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            // Some servers put it in quotes, or write a weight behind it as if they asked for it.
            .Select(coding => coding.Split(';')[0].Trim('"', '\'', ' ').ToLowerInvariant())
            .Where(coding => coding is not ("identity" or "none" or "")),
    ];

    /// <summary>A connection that broke off left less than the server announced. Crawlers that store the body decoded say so.</summary>
    private static void CheckLength(HttpAnswer answer, ReadOnlyMemory<byte> body)
    {
        if (answer.Fields["Content-Length"] is { } declared && long.TryParse(
                declared, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && body.Length < length && !IsDecoded(answer.Fields) && !IsWholePage(body.Span))
        {
            throw Damaged(string.Create(
                CultureInfo.InvariantCulture,
                $"the connection broke off, {body.Length:N0} bytes of {length:N0} are there"));
        }
    }

    /// <summary>Whether the crawler took codings off and renamed their fields, as Common Crawl and archiving proxies do.</summary>
    private static bool IsDecoded(HeaderFields fields) =>
        fields["X-Crawler-Content-Encoding"] is not null || fields["X-Crawler-Transfer-Encoding"] is not null
        || fields["X-Crawler-Content-Length"] is not null || fields["X-Archive-Orig-Content-Encoding"] is not null
        || fields["X-Orig-Content-Encoding"] is not null;
}
