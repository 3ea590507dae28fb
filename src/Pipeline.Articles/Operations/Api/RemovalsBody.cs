namespace Pipeline.Articles.Operations.Api;

/// <summary>What POST <c>removals/confirm</c> takes.</summary>
/// <param name="Count">How many are held, as the caller has seen.</param>
public sealed record RemovalsBody(int? Count = null)
{
    /// <summary>The number.</summary>
    /// <exception cref="FormatException">It is not there, or none.</exception>
    internal int Confirmed => Count switch
    {
        null => throw new FormatException("count is missing: how many removals are held, as heldRemovals of /api/status says."),
        < 1 => throw new FormatException("count is a number from 1: how many removals are held, as heldRemovals of /api/status says."),
        _ => Count.Value,
    };
}
