namespace Articles.Client;

/// <summary>A message that is no event, or whose handling failed.</summary>
/// <param name="MessageId">The storage's id of it.</param>
/// <param name="Body">The message as it is in the queue.</param>
/// <param name="Exception">Why it failed: an <see cref="InvalidEventException"/>, or what the handler threw.</param>
/// <param name="IsSetAside">Whether it is in the poison queue; otherwise it is in its queue and comes again.</param>
public sealed record FailedMessage(string MessageId, BinaryData Body, Exception Exception, bool IsSetAside);
