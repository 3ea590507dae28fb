using System.Text;

namespace Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;

/// <summary>What a word is by itself, as hashes of feature values: computed once for all its occurrences in a text.</summary>
internal sealed class WordTraits
{
    private const int LongestAffix = 4;

    /// <summary>Describes a word.</summary>
    public WordTraits(string word, Gazetteer gazetteer)
    {
        var lower = word.ToLowerInvariant();
        Text = word;
        LowerWord = lower;
        IsCapitalised = char.IsUpper(word[0]);
        IsCommon = gazetteer.CommonWords.Contains(lower);
        Written = FeatureBuffer.Value(WithoutDigits(word));
        Lower = FeatureBuffer.Value(lower);
        Shape = FeatureBuffer.Value(ShapeOf(word));
        Head = gazetteer.OrganizationHeads.Contains(word) ? "org" : gazetteer.PlaceHeads.ContainsKey(word) ? "loc" : gazetteer.EventHeads.Contains(word) ? "event" : string.Empty;
        Names = (gazetteer.GivenNames.Contains(word) ? "g" : string.Empty) + (gazetteer.Surnames.Contains(word) ? "s" : string.Empty);
        HeadHash = FeatureBuffer.Value(Head);
        Ending = FeatureBuffer.Value(lower.AsSpan(Math.Max(0, lower.Length - 3)));
        var affixes = Math.Clamp(lower.Length - 1, 0, LongestAffix);
        Prefixes = new ulong[affixes];
        Suffixes = new ulong[affixes];
        for (var i = 0; i < affixes; i++)
        {
            Prefixes[i] = FeatureBuffer.Value(lower.AsSpan(0, i + 1));
            Suffixes[i] = FeatureBuffer.Value(lower.AsSpan(lower.Length - i - 1));
        }
    }

    /// <summary>The word as written.</summary>
    public string Text { get; }

    /// <summary>The word in lower case.</summary>
    public string LowerWord { get; }

    /// <summary>Whether it starts with a capital.</summary>
    public bool IsCapitalised { get; }

    /// <summary>Whether it is often capitalised without being a name.</summary>
    public bool IsCommon { get; }

    /// <summary>The head word list that it is on, or empty.</summary>
    public string Head { get; }

    /// <summary>"g" for a given name, "s" for a family name.</summary>
    public string Names { get; }

    /// <summary>The word with its digits as 0.</summary>
    public ulong Written { get; }

    /// <summary>The word in lower case.</summary>
    public ulong Lower { get; }

    /// <summary>Letters as X and x, digits as 0, repeats shortened.</summary>
    public ulong Shape { get; }

    /// <summary><see cref="Head"/>.</summary>
    public ulong HeadHash { get; }

    /// <summary>The last three letters.</summary>
    public ulong Ending { get; }

    /// <summary>The first letters, one to four.</summary>
    public ulong[] Prefixes { get; }

    /// <summary>The last letters, one to four.</summary>
    public ulong[] Suffixes { get; }

    private static string WithoutDigits(string word) =>
        word.AsSpan().ContainsAnyInRange('1', '9') ? string.Concat(word.Select(c => char.IsAsciiDigit(c) ? '0' : c)) : word;

    private static string ShapeOf(string word)
    {
        var shape = new StringBuilder(8);
        var (last, run) = ('\0', 0);
        foreach (var c in word)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? '0' : c;
            run = kind == last ? run + 1 : 1;
            last = kind;
            if (run <= 2)
            {
                shape.Append(kind);
            }
        }

        return shape.ToString();
    }
}
