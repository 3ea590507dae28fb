using System.Globalization;
using System.Text;

namespace Pipeline.Local.Fetching;

/// <summary>A page as a server sent it.</summary>
/// <param name="Address">Where it came from, after redirects.</param>
/// <param name="ContentType">The server's content type with its charset; null for none.</param>
/// <param name="Content">The page, unpacked.</param>
/// <param name="At">When it was fetched.</param>
internal sealed record FetchedPage(Uri Address, string? ContentType, ReadOnlyMemory<byte> Content, DateTimeOffset At)
{
    /// <summary>
    /// The page as a record of a crawl archive (WARC 1.1): cleaning takes the address, the time and the server's charset from it, as it
    /// does for any captured page.
    /// </summary>
    public byte[] ToArchive()
    {
        var type = ContentType is null ? string.Empty : $"Content-Type: {ContentType}\r\n";
        var http = Encoding.Latin1.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\n{type}Content-Length: {Content.Length}\r\n\r\n"));
        var record = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {Address.AbsoluteUri}\r\n"
            + $"WARC-Date: {At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\r\nWARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\n"
            + $"Content-Type: application/http; msgtype=response\r\nContent-Length: {http.Length + Content.Length}\r\n\r\n"));
        return [.. record, .. http, .. Content.Span, .. "\r\n\r\n"u8];
    }
}
