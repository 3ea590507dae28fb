using System.Text;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>Makes crawlers' archives of the older format.</summary>
internal static class Arcs
{
    public static readonly byte[] Description = Encoding.ASCII.GetBytes(
        "filedesc://a.arc 0.0.0.0 20240313100000 text/plain 68\n1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n\n");

    public static byte[] Record(string address, string page, string more = "")
    {
        var content = Warcs.Answer(page);
        var line = $"{address} 192.0.2.1 20240313100000 text/html {more}{content.Length}\n";
        return [.. Encoding.ASCII.GetBytes(line), .. content, .. "\n"u8];
    }
}
