using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Articles.Extraction.Tests.Formats.Pdf;

/// <summary>Puts a PDF together object by object, as no honest program would.</summary>
internal static class RawPdf
{
    /// <summary>
    /// A page that shows what <paramref name="content"/> (object 4) draws; object 5 is the font /F; the rest follow from 6 on.
    /// </summary>
    public static byte[] Page(byte[] content, string resources = "", params byte[][] more) => Of(
        [
            Encoding.Latin1.GetBytes("<</Type /Catalog /Pages 2 0 R>>"),
            Encoding.Latin1.GetBytes("<</Type /Pages /Kids [3 0 R] /Count 1>>"),
            Encoding.Latin1.GetBytes(
                $"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 5 0 R>>{resources}>> /Contents 4 0 R>>"),
            content,
            Encoding.Latin1.GetBytes("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"),
            .. more,
        ]);

    public static byte[] Of(params byte[][] objects)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write(file, "%PDF-1.7\n");
        foreach (var (number, content) in objects.Index())
        {
            offsets.Add(file.Length);
            Write(file, $"{number + 1} 0 obj\n");
            file.Write(content);
            Write(file, "\nendobj\n");
        }

        var table = file.Length;
        Write(file, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => Write(file, $"{offset.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n"));
        Write(file, $"trailer <</Size {objects.Length + 1} /Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return file.ToArray();
    }

    public static byte[] Stream(string content, string dictionary = "") => Stream(Encoding.Latin1.GetBytes(content), dictionary);

    public static byte[] Deflated(byte[] content, string dictionary = "")
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal))
        {
            zlib.Write(content);
        }

        return Stream(stream.ToArray(), "/Filter /FlateDecode" + dictionary);
    }

    private static byte[] Stream(byte[] content, string dictionary) =>
        [.. Encoding.Latin1.GetBytes($"<</Length {content.Length}{dictionary}>>\nstream\n"), .. content, .. "\nendstream"u8];

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
