namespace Articles.Extraction.Formats;

/// <summary>Bytes to be read: the file itself, or one that was found in an archive.</summary>
/// <param name="Name">Its own name or path, whose extension breaks ties.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="Depth">How many archives lie around it.</param>
/// <param name="Charset">The character set that the envelope around it declares (MIME's charset parameter), if any.</param>
internal sealed record InputFile(string Name, ReadOnlyMemory<byte> Bytes, int Depth = 0, string? Charset = null)
{
    /// <summary>The extension in lower case, with its dot; empty without one.</summary>
    public string Extension { get; } = Path.GetExtension(Name).ToLowerInvariant();
}
