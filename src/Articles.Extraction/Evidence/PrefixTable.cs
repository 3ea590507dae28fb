namespace Articles.Extraction.Evidence;

/// <summary>A list of folded openings, looked up by their first character. Longest first. Immutable.</summary>
internal sealed class PrefixTable
{
    private const int TableSize = 0x3100;

    private readonly string[][] _byFirst = new string[TableSize][];
    private readonly string[] _others;

    public PrefixTable(IEnumerable<string> openings)
    {
        var sorted = openings.Distinct(StringComparer.Ordinal).OrderByDescending(opening => opening.Length).ToList();
        foreach (var group in sorted.Where(opening => opening[0] < TableSize).GroupBy(opening => opening[0]))
        {
            _byFirst[group.Key] = [.. group];
        }

        _others = [.. sorted.Where(opening => opening[0] >= TableSize)];
    }

    /// <summary>The openings that a folded text could have, judged by its first character; null or empty when none.</summary>
    public ReadOnlySpan<string> For(char first) => first < TableSize ? _byFirst[first] : _others;
}
