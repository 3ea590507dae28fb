namespace Articles.Client;

/// <summary>A message is not an event of the pipeline; the text says what is wrong with it.</summary>
public sealed class InvalidEventException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The parser's own error; null if there is none.</param>
    public InvalidEventException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
