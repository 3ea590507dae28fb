namespace Articles.Extraction.Formats;

/// <summary>Tells what a parser of foreign bytes throws about the bytes from what it throws about the machine.</summary>
internal static class ParserFault
{
    /// <summary>
    /// Whether the bytes are at fault: true for everything but a rejection, a cancellation, and memory or stack that are used up.
    /// </summary>
    public static bool IsOfTheBytes(Exception exception) =>
        exception is not (ArticleRejectedException or OperationCanceledException or OutOfMemoryException
            or InsufficientExecutionStackException);
}
