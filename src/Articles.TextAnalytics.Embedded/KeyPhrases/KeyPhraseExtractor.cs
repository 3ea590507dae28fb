using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Articles.TextAnalytics.Embedded.Entities;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.KeyPhrases;

/// <summary>
/// Key phrases after KP-Miner (El-Beltagy and Rafea: "KP-Miner: A keyphrase extraction system for English and Arabic documents",
/// Information Systems 34, 2009), without its corpus: candidates are runs of one to three words between function words and punctuation,
/// weighted by how often and how early they occur. Phrases get a boost, because they repeat less than words. Long words weigh more than
/// short ones. Linear time.
/// </summary>
internal static class KeyPhraseExtractor
{
    // Three numbers of words in a key.
    private const int BitsOfWord = 21;

    private const int MaxPhraseTokens = 3;
    private const int MaxPhrases = 20;
    private const int MaxSentences = 2000;
    private const int MinWordLength = 3;

    // The first words of a text weigh twice as much; the advantage halves over this many.
    private const double HalfOfLead = 50;

    private const double PhraseBoost = 2.2;
    private const double Repetition = 1.2;
    private static readonly double PlainLength = Math.Log(7);

    /// <summary>The key phrases as first written, most relevant first.</summary>
    public static IReadOnlyList<string> Extract(TokenizedText text, FrozenSet<string> stopWords, CancellationToken cancellationToken)
    {
        var candidates = new Dictionary<ulong, Candidate>();
        var content = text.Vocabulary.Mark(word => (word.Length >= MinWordLength || Casing.IsAcronym(word)) && !stopWords.Contains(word));
        for (var sentence = 0; sentence < Math.Min(text.Sentences.Count, MaxSentences); sentence++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (start, end) = text.TokensOf(sentence);
            var run = start;
            for (var i = start; i <= end; i++)
            {
                if (i == end || text.Tokens[i].Kind != TokenKind.Word || !content[text.WordIds[i]])
                {
                    AddCandidates(text, run, i, candidates);
                    run = i + 1;
                }
            }
        }

        return Select(text, Rank(text, candidates.Values));
    }

    private static void AddCandidates(TokenizedText text, int start, int end, Dictionary<ulong, Candidate> candidates)
    {
        for (var first = start; first < end; first++)
        {
            var key = 0UL;
            for (var last = first + 1; last <= Math.Min(end, first + MaxPhraseTokens); last++)
            {
                key = (key << BitsOfWord) | ((uint)text.Vocabulary.Folded[text.WordIds[last - 1]] + 1);
                ref var candidate = ref CollectionsMarshal.GetValueRefOrAddDefault(candidates, key, out var known);
                candidate = known ? candidate : new Candidate(first, last - first);
                candidate.Count++;
                candidate.Whole += first == start && last == end ? 1 : 0;
            }
        }
    }

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

    /// <summary>The best, without those that share most of their words with a better one.</summary>
    private static List<string> Select(TokenizedText text, IEnumerable<Candidate> ranked)
    {
        var chosen = new List<Candidate>();
        foreach (var candidate in ranked)
        {
            if (chosen.Exists(better => IsVariant(text, candidate, better)))
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

        /// <summary>How often it stands alone between function words or marks.</summary>
        public int Whole { get; set; }
    }
}
