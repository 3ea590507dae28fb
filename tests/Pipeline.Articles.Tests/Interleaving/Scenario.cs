namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>What happens to the file while the stages are at work.</summary>
/// <param name="Before">Contents that were dropped and published before.</param>
/// <param name="Events">What happens, in this order: a content that is dropped, or null for the removal.</param>
/// <param name="HasConditions">Whether the index compares, as SQLite does.</param>
/// <param name="Crashes">
/// How many runs may die, each with its message delivered again, and an index request of theirs arriving late.
/// </param>
/// <param name="Redeliveries">How many messages may be delivered a second time.</param>
internal sealed record Scenario(
    IReadOnlyList<string> Before, IReadOnlyList<string?> Events, bool HasConditions, int Crashes = 0, int Redeliveries = 0)
{
    /// <summary>Whether a request to the ledger may arrive after its sender has died.</summary>
    public bool HasLateRows { get; init; }

    /// <summary>How often a run that could go on may have to wait for another; unlimited unless said otherwise.</summary>
    public int MaxPreemptions { get; init; } = int.MaxValue;
}
