namespace Articles.Extraction;

/// <summary>An embargo on an item.</summary>
/// <param name="Until">
/// When it ends, UTC. Null if the envelope gives no readable time; then it does not end by itself. An embargo until a day, or a time
/// without an offset, ends when that has passed everywhere on earth.
/// </param>
/// <param name="Statement">The field that states it.</param>
public sealed record WireEmbargo(DateTimeOffset? Until, WireStatement Statement)
{
    /// <summary>Whether it still holds.</summary>
    public bool HoldsAt(DateTimeOffset now) => Until is not { } until || now < until;
}
