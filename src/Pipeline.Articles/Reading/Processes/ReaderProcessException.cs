namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// A reader process cannot be started: the machine or the program is at fault, not the file, which must be read again later.
/// </summary>
/// <param name="message">The problem and what to do.</param>
public sealed class ReaderProcessException(string message) : IOException(message);
