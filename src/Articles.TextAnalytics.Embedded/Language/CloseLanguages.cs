using System.Collections.Frozen;

namespace Articles.TextAnalytics.Embedded.Language;

/// <summary>
/// Languages that share most of their words, so that n-grams can hardly part them, and words that do. Immutable.
/// </summary>
internal sealed class CloseLanguages
{
    private readonly Group[] _groups;

    /// <summary>Loads the list.</summary>
    public CloseLanguages()
    {
        var groups = new List<Group>();
        foreach (var fields in EmbeddedData.Lines("close-languages.txt").Select(line => line.Split(' ')))
        {
            var words = fields[1..].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
            if (fields[0] == "+")
            {
                groups.Add(new Group([]));
            }
            else
            {
                groups[^1].Words.Add(fields[0], words);
            }
        }

        _groups = [.. groups];
    }

    /// <summary>
    /// For each language that is close to one of the two best the number of its own words in the text; nothing where they are not close.
    /// </summary>
    public IReadOnlyDictionary<string, int> Count(string text, string best, string second)
    {
        var group = Array.Find(_groups, group => group.Words.ContainsKey(best) && group.Words.ContainsKey(second))
            ?? Array.Find(_groups, group => group.Words.ContainsKey(best));
        if (group is null)
        {
            return FrozenDictionary<string, int>.Empty;
        }

        var counts = group.Words.ToDictionary(pair => pair.Key, _ => 0, StringComparer.Ordinal);
        foreach (var (language, words) in group.Words)
        {
            var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
            var i = 0;
            while (i < text.Length)
            {
                var start = i;
                while (i < text.Length && char.IsLetter(text[i]))
                {
                    i++;
                }

                counts[language] += i > start && lookup.Contains(text.AsSpan(start, i - start)) ? 1 : 0;
                i++;
            }
        }

        return counts;
    }

    private sealed record Group(Dictionary<string, FrozenSet<string>> Words);
}
