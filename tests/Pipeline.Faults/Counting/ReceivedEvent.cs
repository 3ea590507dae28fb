using Pipeline.Articles.Contracts;

namespace Pipeline.Faults.Counting;

/// <summary>A message in a subscriber's queue.</summary>
/// <param name="Subscription">Whose.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Article">Its subject.</param>
/// <param name="Sequence">Which revision it is about.</param>
/// <param name="Time">The event's time, or null.</param>
public sealed record ReceivedEvent(string Subscription, string Id, string Type, ArticleId Article, int Sequence, DateTimeOffset? Time);
