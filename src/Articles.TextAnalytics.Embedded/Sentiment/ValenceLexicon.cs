using System.Collections.Frozen;
using System.Globalization;

namespace Articles.TextAnalytics.Embedded.Sentiment;

/// <summary>English words with the feeling that they carry, from -4 to 4, and the words that change it. Immutable.</summary>
internal sealed class ValenceLexicon
{
    private static readonly string[] Endings = ["s", "es", "ed", "d", "ing", "ly", "ness", "er"];

    private readonly FrozenDictionary<string, double> _valences;
    private readonly FrozenSet<string> _boosters;
    private readonly FrozenSet<string> _dampeners;

    private ValenceLexicon()
    {
        var valences = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var fields in EmbeddedData.Lines("valence.en.txt").Select(line => line.Split(' ')))
        {
            var valence = double.Parse(fields[0], CultureInfo.InvariantCulture);
            foreach (var word in fields.Skip(1))
            {
                valences[word] = valence;
            }
        }

        _valences = valences.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        var modifiers = EmbeddedData.Lines("intensifiers.en.txt").ToLookup(line => line[0], line => line[2..].Split(' '));
        _boosters = modifiers['+'].SelectMany(words => words).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _dampeners = modifiers['-'].SelectMany(words => words).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Loads the lists.</summary>
    public static ValenceLexicon Load() => new();

    /// <summary>The word's valence; 0 when it carries none. Inflected forms that are not listed take their lemma's.</summary>
    public double ValenceOf(string word)
    {
        if (_valences.TryGetValue(word, out var valence))
        {
            return valence;
        }

        var lookup = _valences.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var ending in Endings)
        {
            var stem = word.AsSpan(0, Math.Max(0, word.Length - ending.Length));
            if (stem.Length < 3 || !word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (lookup.TryGetValue(stem, out valence) || (stem[^1] == stem[^2] && lookup.TryGetValue(stem[..^1], out valence)))
            {
                return valence;
            }
        }

        return 0;
    }

    /// <summary>1 when the word strengthens the next one ("very"), -1 when it softens it ("slightly"), else 0.</summary>
    public int DegreeOf(string word)
    {
        if (_boosters.Contains(word))
        {
            return 1;
        }

        return _dampeners.Contains(word) ? -1 : 0;
    }
}
