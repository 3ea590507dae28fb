namespace Articles.Extraction;

/// <summary>An embargo on an item.</summary>
/// <param name="Until">
/// When it ends, UTC; null when the envelope does not say in a way that can be read: then it does not end by itself. For a time without an
/// offset, or a day, it is when that has passed everywhere on earth.
/// </param>
/// <param name="Statement">The field that says so.</param>
public sealed record WireEmbargo(DateTimeOffset? Until, WireStatement Statement)
{
    /// <summary>Whether it still holds.</summary>
    public bool HoldsAt(DateTimeOffset now) => Until is not { } until || now < until;
}
