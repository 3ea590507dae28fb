namespace Articles.Extraction.Formats;

/// <summary>Reads one format. Stateless, and safe for concurrent callers.</summary>
/// <typeparam name="TInput"><see cref="InputFile"/> for a format of bytes, <see cref="DecodedFile"/> for one of text.</typeparam>
internal interface IFormatReader<in TInput>
{
    /// <summary>Whether <paramref name="input"/> is of this format, judged by its first bytes; cheap, and never throws.</summary>
    bool Recognizes(TInput input);

    /// <summary>Reads the articles in it, one by one as they are requested.</summary>
    /// <exception cref="ArticleRejectedException">It is malformed, over a limit, or holds no article.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    IEnumerable<SourceDocument> Read(TInput input, ReadingRun run);
}
