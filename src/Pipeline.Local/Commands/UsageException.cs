namespace Pipeline.Local.Commands;

/// <summary>The command line is wrong in a way that only the command itself can tell; nothing was done.</summary>
/// <param name="message">What is wrong, and what to write instead.</param>
internal sealed class UsageException(string message) : Exception(message);
