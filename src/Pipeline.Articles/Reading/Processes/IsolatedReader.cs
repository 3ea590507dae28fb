namespace Pipeline.Articles.Reading.Processes;

/// <summary>Tells a format in this process, and reads it in another.</summary>
/// <param name="reader">The format's reader.</param>
/// <param name="format">Its name in the process that reads.</param>
/// <param name="processes">Those processes.</param>
internal sealed class IsolatedReader(IFormatReader<InputFile> reader, string format, ReaderProcesses processes) : IFormatReader<InputFile>
{
    public bool Recognizes(InputFile input) => reader.Recognizes(input);

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run) => processes.Read(format, input, run);
}
