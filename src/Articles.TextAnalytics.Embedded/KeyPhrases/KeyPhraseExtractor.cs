using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Articles.TextAnalytics.Embedded.Entities;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.KeyPhrases;

/// <summary>
/// Key phrases after KP-Miner (El-Beltagy and Rafea: "KP-Miner: A keyphrase extraction system for English and Arabic documents",
/// Information Systems 34, 2009), without its corpus: candidates are runs of one to three words between function words and punctuation,
/// weighted by how often and how early they occur. Phrases get a boost, because they repeat less than words. Long words weigh more than
/// short ones. A name counts as a whole, and no phrase is part of another. Linear time.
/// </summary>
internal static class KeyPhraseExtractor
{
    // FNV-1a over the words' numbers.
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private const int MaxPhraseTokens = 3;
    private const int MaxNameTokens = 6;
    private const int MaxPhrases = 20;
    private const int MaxSentences = 2000;
    private const int MinWordLength = 3;
    private const int MinHangulLength = 2;

    // The first words of a text weigh twice as much; the advantage halves over this many.
    private const double HalfOfLead = 50;

    private const double PhraseBoost = 2.2;
    private const double Repetition = 1.2;
    private static readonly double PlainLength = Math.Log(7);

    /// <summary>The key phrases as first written, most relevant first.</summary>
    public static IReadOnlyList<string> Extract(TokenizedText text, FrozenSet<string> stopWords, CancellationToken cancellationToken)
    {
        var candidates = new Dictionary<ulong, Candidate>();
        var content = text.Vocabulary.Mark(word => IsLong(word) && !stopWords.Contains(word));
        for (var sentence = 0; sentence < Math.Min(text.Sentences.Count, MaxSentences); sentence++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (start, end) = text.TokensOf(sentence);
            var run = start;
            var isHeadline = Casing.IsHeadline(text, start, end);
            for (var i = start; i <= end; i++)
            {
                if (i == end || !(IsContent(i) || (!isHeadline && i > run && i + 1 < end && IsLink(text, i) && IsContent(i + 1))))
                {
                    AddCandidates(text, run, i, isHeadline, candidates);
                    run = i + 1;
                }
            }

            bool IsContent(int i) => text.Tokens[i].Kind == TokenKind.Word && content[text.WordIds[i]];
        }

        return Select(text, Rank(text, candidates.Values));
    }

    private static bool IsLong(string word) =>
        word.Length >= (word[0] is >= '\uAC00' and <= '\uD7AF' ? MinHangulLength : MinWordLength) || Casing.IsAcronym(word);

    private static void AddCandidates(TokenizedText text, int start, int end, bool isHeadline, Dictionary<ulong, Candidate> candidates)
    {
        for (var first = start; first < end; first++)
        {
            var (key, isName) = (OffsetBasis, true);
            for (var last = first + 1; last <= Math.Min(end, first + MaxNameTokens); last++)
            {
                key = (key ^ ((uint)text.Vocabulary.Folded[text.WordIds[last - 1]] + 1)) * Prime;
                isName &= last == first + 1 || (!isHeadline && IsInsideName(text, last - 1));
                if (!isHeadline && ((first > start && IsInsideName(text, first)) || (last < end && IsInsideName(text, last))))
                {
                    continue;
                }

                if (last - first > MaxPhraseTokens && !isName)
                {
                    break;
                }

                ref var candidate = ref CollectionsMarshal.GetValueRefOrAddDefault(candidates, key, out var known);
                candidate = known ? candidate : new Candidate(first, last - first);
                candidate.Count++;
                candidate.Whole += (first == start && last == end) || (isName && last > first + 1) ? 1 : 0;
            }
        }
    }

    /// <summary>Whether a name goes on from the token before: both are capitalised, or one of them links such.</summary>
    private static bool IsInsideName(TokenizedText text, int token) =>
        Casing.IsCapitalised(text.Words[token - 1])
            ? Casing.IsCapitalised(text.Words[token]) || IsLink(text, token)
            : IsLink(text, token - 1);

    /// <summary>"of" in "Bank of England": a function word between two words of a name.</summary>
    private static bool IsLink(TokenizedText text, int token) =>
        token > 0 && token + 1 < text.Tokens.Length
        && text.Words[token] is "of" or "de" or "du" or "del" or "della" or "di" or "van" or "von" or "la" or "le" or "al" or "bin" or "&"
        && Casing.IsCapitalised(text.Words[token - 1]) && Casing.IsCapitalised(text.Words[token + 1]);

    // A phrase that never stands by itself is a piece of a longer one.
    private static IEnumerable<Candidate> Rank(TokenizedText text, IEnumerable<Candidate> candidates) =>
        candidates.Where(candidate => candidate.Whole > 0 || candidate.Length == 1)
            .OrderByDescending(candidate => Weight(text, candidate)).ThenBy(candidate => candidate.First)
                .ThenBy(candidate => candidate.Length);

    private static double Weight(TokenizedText text, Candidate candidate)
    {
        var lead = 1 + (1 / (1 + (candidate.First / HalfOfLead)));
        var length = 0.0;
        for (var i = candidate.First; i < candidate.End; i++)
        {
            length += Math.Log(text.Words[i].Length);
        }

        return lead * length / candidate.Length / PlainLength * (
            candidate.Length == 1 ? Math.Pow(candidate.Count, Repetition) : PhraseBoost * candidate.Count);
    }

    /// <summary>
    /// The best, without those that share most of their words with a better one or are part of one; of names the longer ones.
    /// </summary>
    private static List<string> Select(TokenizedText text, IEnumerable<Candidate> ranked)
    {
        var chosen = new List<Candidate>();
        foreach (var candidate in ranked)
        {
            var part = chosen.FindIndex(better => Contains(text, candidate, better));
            if (part >= 0 && candidate.Length > chosen[part].Length && Casing.IsCapitalised(text.Words[chosen[part].First]))
            {
                // "Antony Blinken" in place of "Blinken".
                chosen[part] = candidate;
                chosen.RemoveAll(better => better != candidate && Contains(text, candidate, better));
                continue;
            }

            if (part >= 0 || chosen.Exists(better => Contains(text, better, candidate) || IsVariant(text, candidate, better)))
            {
                continue;
            }

            chosen.Add(candidate);
            if (chosen.Count == MaxPhrases)
            {
                break;
            }
        }

        return chosen.ConvertAll(candidate =>
        {
            var span = text.SpanOf(candidate.First, candidate.End);
            return text.Text.Substring(span.Offset, span.Length);
        });
    }

    /// <summary>Whether the words of <paramref name="part"/> stand one after the other in <paramref name="whole"/>.</summary>
    private static bool Contains(TokenizedText text, Candidate whole, Candidate part)
    {
        for (var offset = 0; offset + part.Length <= whole.Length; offset++)
        {
            var same = 0;
            while (same < part.Length && IdAt(whole.First + offset + same) == IdAt(part.First + same))
            {
                same++;
            }

            if (same == part.Length)
            {
                return true;
            }
        }

        return false;

        int IdAt(int token) => text.Vocabulary.Folded[text.WordIds[token]];
    }

    private static bool IsVariant(TokenizedText text, Candidate candidate, Candidate better)
    {
        var shared = 0;
        for (var i = candidate.First; i < candidate.End; i++)
        {
            for (var k = better.First; k < better.End; k++)
            {
                if (text.Vocabulary.Folded[text.WordIds[i]] == text.Vocabulary.Folded[text.WordIds[k]])
                {
                    shared++;
                    break;
                }
            }
        }

        return shared > 0 && shared * 2 > Math.Min(candidate.Length, better.Length)
            && shared * 3 >= 2 * Math.Max(candidate.Length, better.Length);
    }

    /// <param name="First">Index of the first token of its first occurrence.</param>
    /// <param name="Length">How many words it has.</param>
    private record struct Candidate(int First, int Length)
    {
        /// <summary>The index after its last token.</summary>
        public readonly int End => First + Length;

        /// <summary>How often it occurs.</summary>
        public int Count { get; set; }

        /// <summary>How often it stands alone between function words or marks, or is a name.</summary>
        public int Whole { get; set; }
    }
}
