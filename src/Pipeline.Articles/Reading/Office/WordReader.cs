namespace Pipeline.Articles.Reading.Office;

internal sealed class WordReader : IFormatReader<InputFile>
{
    public bool Recognizes(InputFile input) => false;

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run) => throw new ArticleRejectedException(RejectionCodes.MalformedWord, "x");
}
