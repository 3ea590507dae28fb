namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// A reader process cannot be started: the machine or the program is at fault, not the file, which has to be read again later.
/// </summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class ReaderProcessException(string message) : IOException(message);
