using System.Buffers.Binary;
using System.Text;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>Makes Apple's binary property lists.</summary>
internal static class PropertyLists
{
    public static byte[] WebArchive(string address, string type, string? charset, string page)
    {
        List<(string Key, byte[] Value)> members =
            [("WebResourceData", Data(page)), ("WebResourceMIMEType", Text(type)), ("WebResourceURL", Text(address))];
        if (charset is not null)
        {
            members.Add(("WebResourceTextEncodingName", Text(charset)));
        }

        // Object 0 is the root, 1 its key, 2 the page, then its keys and values.
        List<byte[]> objects = [[0xD1, 1, 2], Text("WebMainResource")];
        var count = members.Count;
        objects.Add(
        [
            (byte)(0xD0 | count), .. Enumerable.Range(3, count).Select(number => (byte)number),
            .. Enumerable.Range(3 + count, count).Select(number => (byte)number),
        ]);
        objects.AddRange(members.Select(member => Text(member.Key)));
        objects.AddRange(members.Select(member => member.Value));
        return Join(objects);
    }

    private static byte[] Join(List<byte[]> objects)
    {
        List<byte> bytes = [.. "bplist00"u8];
        var offsets = new List<int>();
        foreach (var value in objects)
        {
            offsets.Add(bytes.Count);
            bytes.AddRange(value);
        }

        var table = bytes.Count;
        bytes.AddRange(offsets.SelectMany(offset => BigEndian((uint)offset)));
        return
        [
            .. bytes, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, .. BigEndian((uint)objects.Count), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            .. BigEndian((uint)table),
        ];
    }

    private static byte[] Text(string text) => [0x5F, 0x12, .. BigEndian((uint)text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Data(string text) => [0x4F, 0x12, .. BigEndian((uint)text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] BigEndian(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
