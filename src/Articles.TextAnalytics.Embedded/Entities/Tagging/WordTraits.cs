namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>What a word is by itself, as hashes of feature values. Immutable.</summary>
internal sealed class WordTraits
{
    /// <summary>Describes a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="gazetteer">Known names.</param>
    /// <param name="scoresOf">What a model makes of it; training has none.</param>
    public WordTraits(string word, Gazetteer gazetteer, Func<WordTraits, short[]>? scoresOf = null)
    {
        var lower = word.ToLowerInvariant();
        Text = word;
        LowerText = lower;
        IsCapitalised = char.IsUpper(word[0]);
        StartsPhrase = gazetteer.StartsPhrase(word);
        PartsNames = IsBetweenNames(word);
        LeadsToNames = PartsNames || IsBeforeNames(word);
        IsSeparator = word is "," or "and" or "or" or "&" or "/";
        IsCommon = gazetteer.CommonWords.Contains(lower);
        Written = FeatureBuffer.Value(WithoutDigits(word));
        Lower = FeatureBuffer.Value(lower);
        Shape = ShapeOf(word);
        Head = HeadOf(word, gazetteer);
        Names = (gazetteer.GivenNames.Contains(word), gazetteer.Surnames.Contains(word)) switch
        {
            (true, true) => "gs",
            (true, false) => "g",
            (false, true) => "s",
            _ => string.Empty,
        };
        Plain = FeatureBuffer.Value(Names.Length == 0 ? Head : Names);
        HeadHash = FeatureBuffer.Value(Head);
        Ending = FeatureBuffer.Value(lower.AsSpan(Math.Max(0, lower.Length - 3)));
        Scores = scoresOf?.Invoke(this) ?? [];
    }

    /// <summary>The word as written.</summary>
    public string Text { get; }

    /// <summary>The word in lower case.</summary>
    public string LowerText { get; }

    /// <summary>Whether it starts with a capital.</summary>
    public bool IsCapitalised { get; }

    /// <summary>Whether a phrase of the gazetteer starts with it.</summary>
    public bool StartsPhrase { get; }

    /// <summary>Whether no name begins or ends with it.</summary>
    public bool PartsNames { get; }

    /// <summary>Whether no name begins with it.</summary>
    public bool LeadsToNames { get; }

    /// <summary>Whether it parts the items of a list.</summary>
    public bool IsSeparator { get; }

    /// <summary>Whether it is often capitalised without being a name.</summary>
    public bool IsCommon { get; }

    /// <summary>The head word list that it is on, or empty.</summary>
    public string Head { get; }

    /// <summary>"g" for a given name, "s" for a family name.</summary>
    public string Names { get; }

    /// <summary>What the lists say of the word where it is in no phrase of the gazetteer.</summary>
    public ulong Plain { get; }

    /// <summary>The word with its digits as 0.</summary>
    public ulong Written { get; }

    /// <summary>The hash of <see cref="LowerText"/>.</summary>
    public ulong Lower { get; }

    /// <summary>Letters as X and x, digits as 0, repeats shortened.</summary>
    public ulong Shape { get; }

    /// <summary><see cref="Head"/>.</summary>
    public ulong HeadHash { get; }

    /// <summary>The last three letters.</summary>
    public ulong Ending { get; }

    /// <summary>What a model makes of <see cref="WordFeatures"/>: a row of weights' sums for each place; empty without a model.</summary>
    public short[] Scores { get; }

    private static bool IsBetweenNames(string word) => char.IsLower(word[0])
        ? word is "that" or "but" or "or" or "than" or "after" or "before" or "when" or "while" or "is" or "are" or "was" or "were" or "be"
            or "been" or "has" or "have"
            or "had" or "will" or "would" or "can" or "could" or "said" or "says" or "told" or "did" or "who" or "which" or "where" or "he"
                or "she" or "it" or "they" or "we"
            or "his" or "her" or "its" or "their" or "our" or "this" or "not" or "into" or "about"
        : word is "," or ";" or ":" or "?" or "“" or "”" or "(";

    private static bool IsBeforeNames(string word) => word is "and" or "to" or "in" or "on" or "at" or "by" or "from" or "with" or "as";

    private static string HeadOf(string word, Gazetteer gazetteer)
    {
        if (gazetteer.OrganizationHeads.Contains(word))
        {
            return "org";
        }

        if (gazetteer.PlaceHeads.ContainsKey(word))
        {
            return "loc";
        }

        return gazetteer.EventHeads.Contains(word) ? "event" : string.Empty;
    }

    private static string WithoutDigits(string word) =>
        word.AsSpan().ContainsAnyInRange('1', '9') ? string.Concat(word.Select(c => char.IsAsciiDigit(c) ? '0' : c)) : word;

    private static ulong ShapeOf(string word)
    {
        var shape = FeatureBuffer.Value(string.Empty);
        var (last, run) = ('\0', 0);
        foreach (var c in word)
        {
            var kind = c switch
            {
                _ when char.IsUpper(c) => 'X',
                _ when char.IsLetter(c) => 'x',
                _ when char.IsDigit(c) => '0',
                _ => c,
            };
            run = kind == last ? run + 1 : 1;
            last = kind;
            if (run <= 2)
            {
                shape = FeatureBuffer.Append(shape, [kind]);
            }
        }

        return shape;
    }
}
