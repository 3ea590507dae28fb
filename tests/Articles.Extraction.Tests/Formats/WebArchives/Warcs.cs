using System.Globalization;
using System.Text;
using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>Makes crawlers' archives.</summary>
internal static class Warcs
{
    public const string Bridge = "https://news.test/bridge";
    public const string Dairy = "https://news.test/dairy";

    public static readonly string BridgePage = Page("Bridge reopens", "The bridge reopened on Monday.");
    public static readonly string DairyPage = Page("Dairy sells cheese", "The dairy has sold its first cheese.");

    public static string Page(string title, string text) =>
        $"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>";

    /// <summary>A page as a server sends it.</summary>
    public static byte[] Answer(
        string body, string fields = "Content-Type: text/html; charset=utf-8", string status = "200 OK") =>
        Answer(Encoding.UTF8.GetBytes(body), fields, status);

    public static byte[] Answer(byte[] body, string fields, string status = "200 OK") =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{fields.ReplaceLineEndings("\r\n")}\r\n\r\n"), .. body];

    /// <summary>A record; its id ends with the number.</summary>
    public static byte[] Record(
        int number, string address, byte[] content, string type = "response", string fields = "", long? length = null,
        string version = "1.0", string contentType = "application/http; msgtype=response")
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"WARC/{version}\r\nWARC-Type: {type}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-13T10:00:00Z\r\n"
            + $"WARC-Record-ID: {Id(number, "<", ">")}\r\nContent-Type: {contentType}\r\n{fields}"
            + $"Content-Length: {length ?? content.Length}\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head), .. content, .. "\r\n\r\n"u8];
    }

    public static string Id(int number, string before = "", string after = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{before}urn:uuid:00000000-0000-4000-8000-{number:000000000000}{after}");

    public static byte[] Response(int number, string address, string page) => Record(number, address, Answer(page));

    /// <summary>The bridge as record 1 and the dairy as record 2.</summary>
    public static byte[] Two() => [.. Response(1, Bridge, BridgePage), .. Response(2, Dairy, DairyPage)];

    /// <param name="content">What is in the frame.</param>
    /// <param name="dictionary">The dictionary; null for none.</param>
    /// <param name="hasChecksum">Whether the frame ends with a checksum, as those of the zstd program do.</param>
    public static byte[] Zstd(byte[] content, byte[]? dictionary = null, bool hasChecksum = false)
    {
        using var compressor = new ZstdSharp.Compressor();
        compressor.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, hasChecksum ? 1 : 0);
        if (dictionary is not null)
        {
            compressor.LoadDictionary(dictionary);
        }

        return compressor.Wrap(content).ToArray();
    }

    public static byte[] GzipEach(params byte[][] records) => [.. records.SelectMany(Compressed.Gzip)];
}
