using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Operations;

/// <summary>What became of poisoned messages that an operator dealt with.</summary>
/// <param name="Done">Those that were replayed or discarded, now or before.</param>
/// <param name="Errors">What went wrong with the others, a sentence each.</param>
public sealed record PoisonOutcome(IReadOnlyList<PoisonRecord> Done, IReadOnlyList<string> Errors);
