namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>Which of the allowed names somebody meant.</summary>
internal static class NearestName
{
    private const int MaxLength = 64;

    /// <summary>The allowed name with the fewest changes of a letter (Levenshtein 1966), or null when none is near.</summary>
    public static string? Of(string given, IEnumerable<string> allowed)
    {
        if (given.Length > MaxLength)
        {
            return null;
        }

        var (nearest, distance) = allowed.Select(name => (name, Distance(given.ToLowerInvariant(), name.ToLowerInvariant()))).MinBy(pair => pair.Item2);
        return nearest is not null && distance <= Math.Max(2, nearest.Length / 3) ? nearest : null;
    }

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
