namespace Pipeline.Articles.Operations.Api;

/// <summary>The body of POST <c>poison/replay</c> and <c>poison/discard</c>: some ids, or all open messages.</summary>
/// <param name="Ids">The messages' ids.</param>
/// <param name="All">True for all open messages.</param>
public sealed record PoisonBody(IReadOnlyList<string>? Ids = null, bool All = false)
{
    /// <summary>The ids; empty for all.</summary>
    /// <exception cref="FormatException">Neither or both are given, or an id is empty.</exception>
    internal IReadOnlyList<string> Chosen
    {
        get
        {
            if ((Ids is { Count: > 0 }) == All)
            {
                throw new FormatException("Give either ids or all.");
            }

            return Ids is { } ids && ids.Any(string.IsNullOrWhiteSpace) ? throw new FormatException("An id is empty.") : Ids ?? [];
        }
    }
}
