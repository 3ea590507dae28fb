namespace Pipeline.Articles.Poison;

/// <summary>A message in a poison queue, hidden from others for some minutes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Receipt">What it can be deleted with.</param>
/// <param name="Body">What it holds, as it is in the queue.</param>
/// <param name="InsertedAt">When the runtime put it there.</param>
public sealed record PoisonMessage(string Id, string Receipt, string Body, DateTimeOffset InsertedAt);
