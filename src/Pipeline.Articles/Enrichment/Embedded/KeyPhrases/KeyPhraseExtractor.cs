using System.Collections.Frozen;
using Pipeline.Articles.Enrichment.Embedded.Entities;
using Pipeline.Articles.Enrichment.Embedded.Tokens;

namespace Pipeline.Articles.Enrichment.Embedded.KeyPhrases;

/// <summary>
/// Key phrases after KP-Miner (El-Beltagy and Rafea: "KP-Miner: A keyphrase extraction system for English and Arabic documents", Information Systems 34,
/// 2009), without its corpus: candidates are runs of one to three words between function words and punctuation, weighed by how often and how early they
/// occur; phrases, which repeat less than words, get a boost. Long words tell more than short ones. Linear time.
/// </summary>
internal static class KeyPhraseExtractor
{
    private const int LongestPhrase = 3;
    private const int MostPhrases = 20;
    private const int MostSentences = 2000;
    private const int ShortestWord = 3;

    // The first words of a text weigh twice as much; the advantage halves over this many.
    private const double HalfOfLead = 50;

    private const double PhraseBoost = 2.2;
    private const double Repetition = 1.2;
    private static readonly double PlainLength = Math.Log(7);

    /// <summary>The key phrases as first written, the most telling first.</summary>
    public static IReadOnlyList<string> Extract(TokenizedText text, FrozenSet<string> stopWords, CancellationToken cancellationToken)
    {
        var candidates = new Dictionary<string, Candidate>(StringComparer.OrdinalIgnoreCase);
        for (var sentence = 0; sentence < Math.Min(text.Sentences.Count, MostSentences); sentence++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadSentence(text, sentence, stopWords, candidates);
        }

        return Select(Rank(candidates.Values));
    }

    private static void ReadSentence(TokenizedText text, int sentence, FrozenSet<string> stopWords, Dictionary<string, Candidate> candidates)
    {
        var (start, end) = text.TokensOf(sentence);
        var run = start;
        for (var i = start; i <= end; i++)
        {
            if (i == end || !IsContent(text, i, stopWords))
            {
                AddCandidates(text, run, i, candidates);
                run = i + 1;
            }
        }
    }

    private static void AddCandidates(TokenizedText text, int start, int end, Dictionary<string, Candidate> candidates)
    {
        for (var first = start; first < end; first++)
        {
            for (var last = first + 1; last <= Math.Min(end, first + LongestPhrase); last++)
            {
                var span = text.SpanOf(first, last);
                var written = text.Text.Substring(span.Offset, span.Length);
                var key = last - first == 1 ? text.Words[first] : written;
                if (!candidates.TryGetValue(key, out var candidate))
                {
                    candidates[key] = candidate = new Candidate(written, [.. Enumerable.Range(first, last - first).Select(i => text.Words[i])], first);
                }

                candidate.Count++;
                candidate.Whole += first == start && last == end ? 1 : 0;
            }
        }
    }

    // A phrase that never stands by itself is a piece of a longer one.
    private static IEnumerable<Candidate> Rank(IEnumerable<Candidate> candidates) =>
        candidates.Where(candidate => candidate.Whole > 0 || candidate.Words.Length == 1)
            .OrderByDescending(Weight).ThenBy(candidate => candidate.First).ThenBy(candidate => candidate.Words.Length);

    private static double Weight(Candidate candidate)
    {
        var lead = 1 + (1 / (1 + (candidate.First / HalfOfLead)));
        var length = candidate.Words.Average(word => Math.Log(word.Length)) / PlainLength;
        return lead * length * (candidate.Words.Length == 1 ? Math.Pow(candidate.Count, Repetition) : PhraseBoost * candidate.Count);
    }

    /// <summary>The best, without those that share most of their words with a better one.</summary>
    private static List<string> Select(IEnumerable<Candidate> ranked)
    {
        var chosen = new List<Candidate>();
        foreach (var candidate in ranked)
        {
            if (chosen.Exists(better => IsVariant(candidate, better)))
            {
                continue;
            }

            chosen.Add(candidate);
            if (chosen.Count == MostPhrases)
            {
                break;
            }
        }

        return chosen.ConvertAll(candidate => candidate.Text);
    }

    private static bool IsVariant(Candidate candidate, Candidate better)
    {
        var shared = candidate.Words.Count(word => better.Words.Contains(word, StringComparer.OrdinalIgnoreCase));
        return shared > 0 && shared * 2 > Math.Min(candidate.Words.Length, better.Words.Length) && shared * 3 >= 2 * Math.Max(candidate.Words.Length, better.Words.Length);
    }

    private static bool IsContent(TokenizedText text, int i, FrozenSet<string> stopWords)
    {
        var word = text.Words[i];
        return text.Tokens[i].Kind == TokenKind.Word && (word.Length >= ShortestWord || Casing.IsAcronym(word)) && !stopWords.Contains(word);
    }

    /// <param name="Text">As first written.</param>
    /// <param name="Words">Its words.</param>
    /// <param name="First">Index of the first token of its first occurrence.</param>
    private sealed record Candidate(string Text, string[] Words, int First)
    {
        /// <summary>How often it occurs.</summary>
        public int Count { get; set; }

        /// <summary>How often it is all that stands between function words or marks.</summary>
        public int Whole { get; set; }
    }
}
