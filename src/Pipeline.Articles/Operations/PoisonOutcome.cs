using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Operations;

/// <summary>The result of replaying or discarding poisoned messages.</summary>
/// <param name="Done">The messages that were replayed or discarded now.</param>
/// <param name="Errors">The reasons why the others were not, one sentence each: for settled messages, by whom and when.</param>
public sealed record PoisonOutcome(IReadOnlyList<PoisonRecord> Done, IReadOnlyList<string> Errors);
