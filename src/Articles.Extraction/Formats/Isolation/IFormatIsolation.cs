namespace Articles.Extraction.Formats.Isolation;

/// <summary>
/// Reads files outside of this process: a parser that overflows its stack or takes all memory ends nothing of the caller's. Safe for
/// concurrent callers.
/// </summary>
internal interface IFormatIsolation
{
    /// <summary>Has a file read.</summary>
    /// <param name="format">Which of the <see cref="IsolatedFormats"/> it is of.</param>
    /// <param name="input">The bytes.</param>
    /// <param name="run">The limits, and what is left of them.</param>
    /// <exception cref="ArticleRejectedException">It is malformed, over a limit, holds no article, or ended its reader.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    IReadOnlyList<SourceDocument> Read(string format, InputFile input, ReadingRun run);
}
