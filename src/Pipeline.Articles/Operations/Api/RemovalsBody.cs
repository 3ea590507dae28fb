namespace Pipeline.Articles.Operations.Api;

/// <summary>The body of POST <c>removals/confirm</c>.</summary>
/// <param name="Count">The number of held removals that the caller has seen.</param>
public sealed record RemovalsBody(int? Count = null)
{
    /// <summary>The number.</summary>
    /// <exception cref="FormatException">It is missing or not a valid number.</exception>
    internal int Confirmed => Count switch
    {
        null => throw new FormatException("count is missing: the number of held removals (heldRemovals of /api/status)."),
        < 1 => throw new FormatException("count must be a number from 1: the number of held removals (heldRemovals of /api/status)."),
        _ => Count.Value,
    };
}
