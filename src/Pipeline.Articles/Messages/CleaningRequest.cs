namespace Pipeline.Articles.Messages;

/// <summary>The message that requests the cleaning of a file. It is a hint, not an order: the inbox and the ledger decide.</summary>
/// <param name="Name">The file's name in the inbox.</param>
/// <param name="Attempt">How often it was deferred, from 0.</param>
public sealed record CleaningRequest(string Name, int Attempt = 0);
