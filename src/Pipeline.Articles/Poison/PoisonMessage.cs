namespace Pipeline.Articles.Poison;

/// <summary>A message in a poison queue, hidden from others for some minutes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Receipt">The receipt for deleting it.</param>
/// <param name="Body">Its content, unchanged.</param>
/// <param name="InsertedAt">When the runtime put it there.</param>
public sealed record PoisonMessage(string Id, string Receipt, string Body, DateTimeOffset InsertedAt);
