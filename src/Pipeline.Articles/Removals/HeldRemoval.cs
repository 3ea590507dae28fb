namespace Pipeline.Articles.Removals;

/// <summary>
/// A file that was found gone together with many others: what was made of it stays until an operator confirms its removal.
/// </summary>
/// <param name="Name">The file's name in the inbox.</param>
/// <param name="HeldAt">When it was found gone, UTC.</param>
public sealed record HeldRemoval(string Name, DateTimeOffset HeldAt);
