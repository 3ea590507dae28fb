namespace Articles.Extraction.Formats.Isolation;

/// <summary>Recognizes a format in this process, and has it read in another.</summary>
/// <param name="reader">The format's reader.</param>
/// <param name="format">Its name among the <see cref="IsolatedFormats"/>.</param>
/// <param name="isolation">Has it read.</param>
internal sealed class IsolatedReader(IFormatReader<InputFile> reader, string format, IFormatIsolation isolation) : IFormatReader<InputFile>
{
    public bool Recognizes(InputFile input) => reader.Recognizes(input);

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run) => isolation.Read(format, input, run);
}
