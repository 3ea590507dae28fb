namespace Articles.Extraction.Formats.PlainText;

/// <summary>Reads plain text as it is: what no other reader recognised.</summary>
internal sealed class PlainTextReader : IFormatReader<DecodedFile>
{
    public bool Recognizes(DecodedFile input) => true;

    public IEnumerable<SourceDocument> Read(DecodedFile input, ReadingRun run)
    {
        if (input.Text.StartsWith(@"{\rtf", StringComparison.Ordinal))
        {
            throw new ArticleRejectedException(RejectionCodes.UnsupportedFormat, "This is RTF, which is not read. Save it as docx, PDF or HTML.");
        }

        if (NonArticle.Identify(input) is { } what)
        {
            throw new ArticleRejectedException(RejectionCodes.NotAnArticle, what);
        }

        return [run.Document(SourceFormat.Text, ContentKind.Text, input.Text, input.Charset)];
    }
}
