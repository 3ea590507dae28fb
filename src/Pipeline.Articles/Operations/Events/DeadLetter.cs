namespace Pipeline.Articles.Operations.Events;

/// <summary>Events that Event Grid could not deliver, as it stored them.</summary>
/// <param name="Name">Its name in the container.</param>
/// <param name="Content">JSON: an array of events.</param>
/// <param name="ETag">Its version, opaque.</param>
public sealed record DeadLetter(string Name, ReadOnlyMemory<byte> Content, string ETag);
