namespace Pipeline.Articles.Reading.Processes;

/// <summary>A program and its arguments.</summary>
/// <param name="FileName">The program's path.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ReaderCommand(string FileName, IReadOnlyList<string> Arguments);
