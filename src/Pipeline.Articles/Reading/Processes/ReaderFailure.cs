namespace Pipeline.Articles.Reading.Processes;

/// <summary>How a file ended its reader.</summary>
/// <param name="Kind">The resource that ran out.</param>
/// <param name="Detail">Details for the log: an exception's type, an exit code. Never a file's text.</param>
internal sealed record ReaderFailure(ReaderFailureKind Kind, string Detail);
