namespace Pipeline.Articles.Reading.Processes;

/// <summary>How a file ended its reader.</summary>
/// <param name="Kind">What it ran out of.</param>
/// <param name="Detail">What is known about it, for the log: an exception's type, an exit code. Never a file's text.</param>
internal sealed record ReaderFailure(ReaderFailureKind Kind, string Detail);
