namespace Articles.Extraction.Formats;

/// <summary>A file to read: the file itself, or one from an archive.</summary>
/// <param name="Name">Its name or path; the extension breaks ties.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="Depth">The number of archives around it.</param>
/// <param name="Charset">The character set that the envelope around it declares (MIME's charset parameter), if any.</param>
internal sealed record InputFile(string Name, ReadOnlyMemory<byte> Bytes, int Depth = 0, string? Charset = null)
{
    /// <summary>The extension in lower case, with its dot; empty without one.</summary>
    public string Extension { get; } = Path.GetExtension(Name).ToLowerInvariant();
}
