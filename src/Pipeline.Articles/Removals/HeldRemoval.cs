namespace Pipeline.Articles.Removals;

/// <summary>A file that is missing together with many others: its articles stay until an operator confirms its removal.</summary>
/// <param name="Name">The file's name in the inbox.</param>
/// <param name="HeldAt">When it was first missing, UTC.</param>
public sealed record HeldRemoval(string Name, DateTimeOffset HeldAt);
