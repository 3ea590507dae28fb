namespace Pipeline.Articles.Operations.Api;

/// <summary>What POST <c>removals/confirm</c> takes.</summary>
/// <param name="Count">How many are held, as the caller has seen.</param>
public sealed record RemovalsBody(int? Count = null)
{
    /// <summary>The number.</summary>
    /// <exception cref="FormatException">It is not there, or none.</exception>
    internal int Confirmed => Count switch
    {
        null => throw new FormatException("count is missing: the number of held removals (heldRemovals of /api/status)."),
        < 1 => throw new FormatException("count must be a number from 1: the number of held removals (heldRemovals of /api/status)."),
        _ => Count.Value,
    };
}
