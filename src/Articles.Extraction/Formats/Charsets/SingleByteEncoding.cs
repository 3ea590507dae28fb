namespace Articles.Extraction.Formats.Charsets;

/// <summary>A charset of one byte that .NET has no code page for, or another one.</summary>
/// <param name="name">Its name.</param>
/// <param name="last">The characters of the last bytes, up to FF; those before them mean what they mean in ISO 8859-1.</param>
internal sealed class SingleByteEncoding(string name, string last) : DecodingOnly
{
    public override string WebName => name;

    /// <summary>Finds it by its name.</summary>
    /// <returns>Null for another charset.</returns>
    public static SingleByteEncoding? Find(string name) => CharsetData.Lines("single-byte.txt").Select(line => line.Split('\t'))
        .Where(fields => fields[0] == name).Select(fields => new SingleByteEncoding(name, fields[1])).FirstOrDefault();

    protected override string Decode(ReadOnlySpan<byte> bytes)
    {
        var first = 256 - last.Length;
        return string.Create(bytes.Length, bytes, (chars, source) =>
        {
            for (var index = 0; index < chars.Length; index++)
            {
                chars[index] = source[index] < first ? (char)source[index] : last[source[index] - first];
            }
        });
    }
}
