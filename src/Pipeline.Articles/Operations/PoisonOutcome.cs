using Pipeline.Articles.Poison;

namespace Pipeline.Articles.Operations;

/// <summary>What became of poisoned messages that an operator dealt with.</summary>
/// <param name="Done">Those that were replayed or discarded now.</param>
/// <param name="Errors">Why the others were not, a sentence each: some were settled before, by whom and when.</param>
public sealed record PoisonOutcome(IReadOnlyList<PoisonRecord> Done, IReadOnlyList<string> Errors);
