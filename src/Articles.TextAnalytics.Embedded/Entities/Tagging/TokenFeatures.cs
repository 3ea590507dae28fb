using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>Turns the tokens of one text into the hashed features that the tagger weighs. Training and tagging share it.</summary>
internal sealed class TokenFeatures(Gazetteer gazetteer, TokenizedText text, WordCache words, ulong[] rules, DocumentEvidence document)
{
    private const int EvidenceBits = 7;

    private static readonly ulong[] Positions =
        [FeatureBuffer.Value("U"), FeatureBuffer.Value("B"), FeatureBuffer.Value("I"), FeatureBuffer.Value("L")];

    private readonly WordTraits?[] _words = new WordTraits?[text.Vocabulary.Words.Count];

    // The tokens of a run come one after the other: each would walk the whole run.
    private (TokenTraits[] Tokens, int First, int Last) _run = ([], 0, -1);

    /// <summary>Computes each token's traits.</summary>
    public TokenTraits[] Describe(int start, int end)
    {
        var traits = new TokenTraits[end - start];
        var i = start;
        while (i < end)
        {
            var first = WordAt(i);
            var (length, kind) = first.StartsPhrase ? gazetteer.Match(text.Words, i, end) : default;
            if (length == 0)
            {
                traits[i - start] = new TokenTraits(first, first.Plain, rules[i]);
                i++;
            }

            for (var k = 0; k < length; k++, i++)
            {
                var word = WordAt(i);
                traits[i - start] = new TokenTraits(word, FeatureBuffer.Append(KindHash(k, length, kind), word.Names), rules[i]);
            }
        }

        return traits;
    }

    /// <summary>
    /// Adds the features that words give by themselves (<see cref="WordFeatures"/>) to the token at <paramref name="i"/> of a sentence.
    /// </summary>
    public static void AddWords(TokenTraits[] tokens, int i, FeatureBuffer features)
    {
        for (var place = 0; place < WordFeatures.Places.Length; place++)
        {
            WordFeatures.Add(place, At(tokens, i + WordFeatures.Places[place]).Word, features);
        }
    }

    /// <summary>Adds the features of the token at <paramref name="i"/> of a sentence that several things give together.</summary>
    public void AddContext(TokenTraits[] tokens, int sentenceStart, int i, bool headline, FeatureBuffer features)
    {
        var (before2, before, token, after, after2) =
            (At(tokens, i - 2), At(tokens, i - 1), tokens[i], At(tokens, i + 1), At(tokens, i + 2));
        var word = token.Word!;
        var first = i == 0 ? 1UL : 2UL;

        features.Add(7, before.Lower, token.Lower);
        features.Add(8, token.Lower, after.Lower);
        features.Add(10, before.Shape, token.Shape, after.Shape);
        features.Add(11, before.Lower, token.Shape);
        features.Add(12, token.Shape, after.Lower);
        features.Add(13, before2.Lower, before.Lower, token.Shape);
        features.Add(14, token.Shape, after.Lower, after2.Lower);
        features.Add(23, token.Gazetteer);
        features.Add(24, before.Gazetteer, token.Gazetteer);
        features.Add(25, token.Gazetteer, after.Gazetteer);
        features.Add(26, before.Gazetteer, token.Shape, after.Gazetteer);
        features.Add(27, token.Gazetteer, before.Lower);
        features.Add(28, token.Gazetteer, after.Lower);
        features.Add(29, first, token.Shape, word.IsCommon ? 1UL : 2UL);
        if (word.IsCapitalised)
        {
            AddRun(tokens, i, features);
        }

        features.Add(44, before.Rule, token.Rule, after.Rule);
        features.Add(45, token.Rule, token.Shape);
        features.Add(46, token.Rule, token.Lower);
        features.Add(47, token.Rule, before.Lower);
        features.Add(48, token.Rule, after.Lower);
        features.Add(49, token.Rule, token.Gazetteer);
        AddLists(before2, before, token, after, after2, features);
        AddDocument(text.WordIds[sentenceStart + i], word.IsCapitalised ? 1UL : 2UL, first, features);
        if (headline)
        {
            features.Add(42, token.Shape);
            features.Add(43, token.Gazetteer);
        }
    }

    /// <summary>Features of what the rest of the text says of the word.</summary>
    private void AddDocument(int word, ulong capital, ulong first, FeatureBuffer features)
    {
        var evidence = (ulong)document.Of(word);
        features.Add(40, evidence, first);
        for (var bit = 0; bit < EvidenceBits; bit++)
        {
            if ((evidence & (1UL << bit)) != 0)
            {
                features.Add(50 + bit, capital);
            }
        }
    }

    /// <summary>Features of the run of capitalised words around the token.</summary>
    private void AddRun(TokenTraits[] tokens, int i, FeatureBuffer features)
    {
        if (_run.Tokens != tokens || i < _run.First || i > _run.Last)
        {
            _run = FindRun(tokens, i);
        }

        var (_, first, last) = _run;
        var position = Positions[PlaceIn(i == first, i == last)];
        var (before, after) = (At(tokens, first - 1).Lower, At(tokens, last + 1).Lower);
        features.Add(30, position, (ulong)Math.Min(4, last - first), first == 0 ? 1UL : 2UL);
        features.Add(31, tokens[first].Lower, position);
        features.Add(32, tokens[last].Lower, position);
        features.Add(33, before, position);
        features.Add(34, after, position);
        features.Add(35, before, after);
        features.Add(36, tokens[first].Gazetteer, tokens[last].Gazetteer, position);
        features.Add(37, tokens[last].Word!.HeadHash, position);
        features.Add(38, tokens[last].Word!.Ending, position);
        features.Add(39, At(tokens, first - 2).Lower, before, position);
        features.Add(60, before, At(tokens, first - 2).Head, position);
        features.Add(61, after, At(tokens, last + 2).Head, position);
        features.Add(62, tokens[i].Lower, before, position);
        features.Add(63, tokens[i].Lower, after, position);
        features.Add(64, tokens[first].Lower, tokens[last].Lower, position);
        features.Add(65, tokens[first].Word!.HeadHash, tokens[last].Word!.HeadHash, position);
    }

    private static (TokenTraits[] Tokens, int First, int Last) FindRun(TokenTraits[] tokens, int i)
    {
        var (first, last) = (i, i);
        while (first > 0 && tokens[first - 1].IsCapitalised)
        {
            first--;
        }

        while (last + 1 < tokens.Length && tokens[last + 1].IsCapitalised)
        {
            last++;
        }

        return (tokens, first, last);
    }

    /// <summary>Features of the neighbours in a list: "Peru, Chile and Bolivia".</summary>
    private static void AddLists(
        TokenTraits before2, TokenTraits before, TokenTraits token, TokenTraits after, TokenTraits after2, FeatureBuffer features)
    {
        if (before2.IsCapitalised && before.IsSeparator)
        {
            features.Add(66, before2.Gazetteer, token.Shape);
            features.Add(67, before2.Rule, token.Shape);
        }

        if (after2.IsCapitalised && after.IsSeparator)
        {
            features.Add(68, after2.Gazetteer, token.Shape);
            features.Add(69, after2.Rule, token.Shape);
        }
    }

    private WordTraits WordAt(int token) => _words[text.WordIds[token]] ??= words.Get(text.Words[token]);

    private static TokenTraits At(TokenTraits[] tokens, int i) => i < 0 || i >= tokens.Length ? default : tokens[i];

    private static ulong KindHash(int k, int length, NameKind kind)
    {
        var names = kind switch
        {
            NameKind.Place => Kinds.Place,
            NameKind.Demonym => Kinds.Demonym,
            NameKind.Organization => Kinds.Organization,
            NameKind.Office => Kinds.Office,
            NameKind.Honorific => Kinds.Honorific,
            _ => Kinds.Product,
        };
        return names[PlaceIn(k == 0, k == length - 1)];
    }

    /// <summary>Unit, begin, inside, last.</summary>
    private static int PlaceIn(bool isFirst, bool isLast) => (isFirst, isLast) switch
    {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 3,
        _ => 2,
    };

    // Unit, begin, inside, last.
    private static class Kinds
    {
        public static readonly ulong[] Place = Hashes(["Upl", "Bpl", "Ipl", "Lpl"]);
        public static readonly ulong[] Demonym = Hashes(["Ude", "Bde", "Ide", "Lde"]);
        public static readonly ulong[] Organization = Hashes(["Uor", "Bor", "Ior", "Lor"]);
        public static readonly ulong[] Office = Hashes(["Uof", "Bof", "Iof", "Lof"]);
        public static readonly ulong[] Honorific = Hashes(["Uho", "Bho", "Iho", "Lho"]);
        public static readonly ulong[] Product = Hashes(["Upr", "Bpr", "Ipr", "Lpr"]);

        private static ulong[] Hashes(string[] names) => Array.ConvertAll(names, name => FeatureBuffer.Value(name));
    }
}
