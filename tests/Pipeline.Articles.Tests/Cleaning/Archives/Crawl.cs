using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pipeline.Articles.Tests.Cleaning.Archives;

/// <summary>A crawl archive in the making: WARC 1.0, a gzip member for each record unless it is plain.</summary>
internal sealed class Crawl(bool isPlain = false)
{
    public const string Site = "https://news.test/";

    private readonly List<byte> _bytes = [];
    private int _records;

    public byte[] Bytes => [.. _bytes];

    /// <summary>The article of a number, of several sentences that no other has.</summary>
    public static string Article(int number, string more = "") => string.Create(CultureInfo.InvariantCulture, $"""
        <!DOCTYPE html><html lang="en"><head><title>Bridge {number} reopens after repairs</title></head><body><article>
        <h1>Bridge {number} reopens after repairs</h1>
        <p>Bridge number {number} in Port Ellery reopened to traffic on Monday, {number} days after it was closed because of cracks.</p>
        <p>Mayor Clara Whitfield thanked the {number} workers who had replaced more than {number * 7} rivets by hand. {more}</p>
        <p>The city expects the detour {number * 3} through the old town to be lifted by the end of week {number * 11} of the works.</p>
        </article></body></html>
        """);

    /// <summary>Adds an answer with a page.</summary>
    public Crawl Page(string path, string html, string at = "2026-03-01T10:00:00Z", string status = "200 OK") =>
        Record("response", path, Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}"), at);

    /// <summary>Adds articles, each with the request before it.</summary>
    public Crawl Articles(int from, int count, string at = "2026-03-01T10:00:00Z")
    {
        for (var number = from; number < from + count; number++)
        {
            Record("request", $"{number}", Encoding.ASCII.GetBytes($"GET /{number} HTTP/1.1\r\nHost: news.test\r\n\r\n"), at);
            Page($"{number}", Article(number), at);
        }

        return this;
    }

    public Crawl Record(string type, string path, byte[] content, string at = "2026-03-01T10:00:00Z")
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {Site}{path}\r\nWARC-Date: {at}\r\n"
            + $"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{++_records:000000000000}>\r\n"
            + $"Content-Type: application/http; msgtype={type}\r\nContent-Length: {content.Length}\r\n\r\n");
        return Write([.. Encoding.UTF8.GetBytes(head), .. content, .. "\r\n\r\n"u8]);
    }

    /// <summary>Adds bytes that are no record.</summary>
    public Crawl Damage(int length)
    {
        _bytes.AddRange(Enumerable.Repeat((byte)'x', length));
        return this;
    }

    private Crawl Write(byte[] record)
    {
        if (isPlain)
        {
            _bytes.AddRange(record);
            return this;
        }

        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(record);
        }

        _bytes.AddRange(member.ToArray());
        return this;
    }
}
