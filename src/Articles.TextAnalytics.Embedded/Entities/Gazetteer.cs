using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Tokens;
using Articles.TextAnalytics.Text;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>Known names and the words that make names, loaded from the embedded lists. Immutable.</summary>
internal sealed class Gazetteer
{
    private readonly FrozenDictionary<string, Phrase[]> _phrases;

    private Gazetteer()
    {
        var phrases = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        foreach (var fields in EmbeddedData.Lines("countries.txt").Concat(EmbeddedData.Lines("us-states.txt"))
            .Select(line => line.Split('|')))
        {
            // A state's third field is its abbreviations; a country's is its demonyms.
            Add(phrases, NameKind.Place, [fields[0], fields[1]]);
            Add(phrases, fields.Length > 3 ? NameKind.Demonym : NameKind.Place, fields[2].Split(','));
            Add(phrases, NameKind.Place, fields.Length > 3 ? fields[3].Split(',') : []);
        }

        Add(phrases, NameKind.Place, EmbeddedData.Items("places.txt", ','));
        Add(phrases, NameKind.Organization, EmbeddedData.Items("organisations.txt", ','));
        Add(phrases, NameKind.Product, EmbeddedData.Items("products.txt", ','));
        var titles = EmbeddedData.Lines("titles.txt").ToArray();
        Add(phrases, NameKind.Office, titles[0].Split(';'));
        Add(phrases, NameKind.Honorific, titles[1].Split(';'));
        _phrases = phrases.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.OrderByDescending(phrase => phrase.Words.Length).ToArray(),
            StringComparer.Ordinal);

        GivenNames = Set("given-names.txt");
        Surnames = Set("surnames.txt");
        CommonWords = EmbeddedData.Items("common-capitalised.txt", ' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        OrganizationHeads = Set("organisation-heads.txt");
        EventHeads = Set("event-heads.txt");
        var placeHeads = EmbeddedData.Lines("place-heads.txt").Select(line => line.Split(' ')).ToArray();
        PlaceHeads = placeHeads.Where(fields => fields[0][0] != '*')
            .ToFrozenDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);
        PlaceStarts = placeHeads.Where(fields => fields[0][0] == '*')
            .ToFrozenDictionary(fields => fields[0][1..], fields => fields[1], StringComparer.Ordinal);
    }

    /// <summary>Given names.</summary>
    public FrozenSet<string> GivenNames { get; }

    /// <summary>Family names.</summary>
    public FrozenSet<string> Surnames { get; }

    /// <summary>Words that are written with a capital only because of where they stand.</summary>
    public FrozenSet<string> CommonWords { get; }

    /// <summary>Last words of organisations' names.</summary>
    public FrozenSet<string> OrganizationHeads { get; }

    /// <summary>Last words of events' names.</summary>
    public FrozenSet<string> EventHeads { get; }

    /// <summary>Last words of places' names, with Azure's subcategory.</summary>
    public FrozenDictionary<string, string> PlaceHeads { get; }

    /// <summary>First words of places' names, with Azure's subcategory.</summary>
    public FrozenDictionary<string, string> PlaceStarts { get; }

    /// <summary>Loads the lists.</summary>
    public static Gazetteer Load() => new();

    /// <summary>The longest known phrase that starts at <paramref name="start"/> and ends before <paramref name="end"/>.</summary>
    /// <returns>Its length in tokens (0: none) and its kind.</returns>
    public (int Length, NameKind Kind) Match(ReadOnlySpan<string> words, int start, int end)
    {
        if (_phrases.TryGetValue(words[start], out var candidates))
        {
            foreach (var phrase in candidates)
            {
                if (phrase.Matches(words, start, end))
                {
                    return (phrase.Words.Length, phrase.Kind);
                }
            }
        }

        return (0, default);
    }

    /// <summary>Whether a known phrase starts with the word.</summary>
    public bool StartsPhrase(string word) => _phrases.ContainsKey(word);

    private static FrozenSet<string> Set(string name) => EmbeddedData.Items(name, ' ').ToFrozenSet(StringComparer.Ordinal);

    private static void Add(Dictionary<string, List<Phrase>> phrases, NameKind kind, IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => name.Length > 0))
        {
            var tokens = new List<Token>();
            Tokenizer.Tokenize(name, new TextSpan(0, name.Length), tokens);
            var words = tokens.Select(token => name.Substring(token.Offset, token.Length)).ToArray();
            if (!phrases.TryGetValue(words[0], out var list))
            {
                phrases[words[0]] = list = [];
            }

            if (!list.Any(known => known.Words.SequenceEqual(words)))
            {
                list.Add(new Phrase(words, kind));
            }
        }
    }

    private sealed record Phrase(string[] Words, NameKind Kind)
    {
        public bool Matches(ReadOnlySpan<string> words, int start, int end)
        {
            if (start + Words.Length > end)
            {
                return false;
            }

            for (var i = 1; i < Words.Length; i++)
            {
                if (!string.Equals(words[start + i], Words[i], StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
