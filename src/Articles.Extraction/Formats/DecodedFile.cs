namespace Articles.Extraction.Formats;

/// <summary>A file that turned out to be text, decoded.</summary>
/// <param name="File">The bytes it came from.</param>
/// <param name="Text">Its text, without a byte order mark.</param>
/// <param name="Charset">The character set it was decoded with (IANA name).</param>
internal sealed record DecodedFile(InputFile File, string Text, string Charset);
