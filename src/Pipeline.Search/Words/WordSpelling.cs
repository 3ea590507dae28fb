namespace Pipeline.Search.Words;

/// <summary>Compares spellings.</summary>
internal static class WordSpelling
{
    /// <summary>Whether one word is the other with a letter more, less or exchanged, or with two neighbouring letters swapped.</summary>
    public static bool IsOneEditAway(string one, string other)
    {
        if (one == other || Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < Math.Min(one.Length, other.Length) && one[start] == other[start])
        {
            start++;
        }

        var rest = one.AsSpan(start);
        var otherRest = other.AsSpan(start);
        if (rest.Length != otherRest.Length)
        {
            return rest.Length > otherRest.Length ? rest[1..].SequenceEqual(otherRest) : otherRest[1..].SequenceEqual(rest);
        }

        return rest[1..].SequenceEqual(otherRest[1..])
            || (rest.Length > 1 && rest[0] == otherRest[1] && rest[1] == otherRest[0] && rest[2..].SequenceEqual(otherRest[2..]));
    }
}
