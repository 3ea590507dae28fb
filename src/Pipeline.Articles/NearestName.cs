namespace Pipeline.Articles;

/// <summary>Finds the allowed name that was probably meant.</summary>
public static class NearestName
{
    private const int MaxLength = 64;

    /// <summary>The allowed name with the fewest changes (<see cref="Distance"/>), or null if none is near.</summary>
    public static string? Of(string given, IEnumerable<string> allowed)
    {
        if (given.Length > MaxLength)
        {
            return null;
        }

        return allowed.MinBy(name => Distance(given, name)) is { } nearest && Distance(given, nearest) is var distance
            && distance <= Math.Max(2, nearest.Length / 3) && distance < Math.Min(given.Length, nearest.Length)
            ? nearest
            : null;
    }

    /// <summary>The end of a sentence about an unknown name: <c>; did you mean 'x'?</c>, or a full stop when no name is near.</summary>
    public static string Hint(string given, IEnumerable<string> allowed) =>
        Of(given, allowed) is { } meant ? $"; did you mean '{meant}'?" : ".";

    /// <summary>
    /// The number of letters to add, remove, replace or swap with their neighbour to turn one name into the other (optimal string
    /// alignment), ignoring letter case.
    /// </summary>
    internal static int Distance(string given, string allowed)
    {
        var (from, to) = (given.ToLowerInvariant(), allowed.ToLowerInvariant());
        var (beforeLast, last) = (new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray());
        for (var i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[^1];
    }
}
