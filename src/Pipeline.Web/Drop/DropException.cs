namespace Pipeline.Web.Drop;

/// <summary>A file that is not taken; the message says why and what to do, to a person.</summary>
/// <param name="status">The HTTP status that says the same to a program.</param>
/// <param name="message">Why.</param>
internal sealed class DropException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;
}
