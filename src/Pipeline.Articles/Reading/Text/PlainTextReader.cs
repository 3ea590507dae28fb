namespace Pipeline.Articles.Reading.Text;

/// <summary>Reads plain text as it is: what no other reader recognised.</summary>
internal sealed class PlainTextReader : IFormatReader<DecodedFile>
{
    public bool Recognizes(DecodedFile input) => true;

    public IEnumerable<SourceDocument> Read(DecodedFile input, ReadingRun run) =>
        [run.Document(SourceFormat.Text, ContentKind.Text, input.Text, input.Charset)];
}
