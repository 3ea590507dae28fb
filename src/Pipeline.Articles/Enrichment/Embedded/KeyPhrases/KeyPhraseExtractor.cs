using System.Collections.Frozen;
using Pipeline.Articles.Enrichment.Embedded.Entities;
using Pipeline.Articles.Enrichment.Embedded.Tokens;

namespace Pipeline.Articles.Enrichment.Embedded.KeyPhrases;

/// <summary>
/// Key phrases by YAKE (Campos, Mangaravite, Pasquali, Jorge, Nunes, Jatowt: "YAKE! Keyword extraction from single documents using multiple
/// local features", Information Sciences 509, 2020): words are scored by casing, position, frequency, context and spread; candidates are runs of
/// one to three words between function words and punctuation. Linear time.
/// </summary>
internal static class KeyPhraseExtractor
{
    private const int LongestPhrase = 3;
    private const int MostPhrases = 20;
    private const int MostSentences = 2000;
    private const int ShortestWord = 3;

    /// <summary>The key phrases as first written, the most telling first.</summary>
    public static IReadOnlyList<string> Extract(TokenizedText text, FrozenSet<string> stopWords, CancellationToken cancellationToken)
    {
        var words = new Dictionary<string, WordStatistics>(StringComparer.OrdinalIgnoreCase);
        var candidates = new Dictionary<string, Candidate>(StringComparer.OrdinalIgnoreCase);
        var sentences = Math.Min(text.Sentences.Count, MostSentences);
        for (var sentence = 0; sentence < sentences; sentence++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadSentence(text, sentence, stopWords, words, candidates);
        }

        return candidates.Count == 0 ? [] : Select(Rank(words, candidates.Values, sentences));
    }

    private static void ReadSentence(
        TokenizedText text, int sentence, FrozenSet<string> stopWords, Dictionary<string, WordStatistics> words, Dictionary<string, Candidate> candidates)
    {
        var (start, end) = text.TokensOf(sentence);
        var headline = Casing.IsHeadline(text, start, end);
        var run = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && IsContent(text, i, stopWords))
            {
                Count(text, i, start, end, sentence, headline, words);
                continue;
            }

            AddCandidates(text, run, i, candidates);
            run = i + 1;
        }
    }

    private static void Count(TokenizedText text, int i, int start, int end, int sentence, bool headline, Dictionary<string, WordStatistics> words)
    {
        var word = text.Words[i];
        if (!words.TryGetValue(word, out var statistics))
        {
            words[word] = statistics = new WordStatistics();
        }

        statistics.Add(sentence, !headline && i > start && Casing.IsCapitalised(word));
        if (i > start && text.Tokens[i - 1].Kind == TokenKind.Word)
        {
            statistics.AddLeft(text.Words[i - 1]);
        }

        if (i + 1 < end && text.Tokens[i + 1].Kind == TokenKind.Word)
        {
            statistics.AddRight(text.Words[i + 1]);
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
                    candidates[key] = candidate = new Candidate(written, [.. Enumerable.Range(first, last - first).Select(i => text.Words[i])]);
                }

                candidate.Count++;
                candidate.Whole += first == start && last == end ? 1 : 0;
            }
        }
    }

    private static IEnumerable<Candidate> Rank(Dictionary<string, WordStatistics> words, IEnumerable<Candidate> candidates, int sentences)
    {
        var mean = words.Values.Average(word => word.Count);
        var deviation = Math.Sqrt(words.Values.Average(word => (word.Count - mean) * (word.Count - mean)));
        var most = words.Values.Max(word => word.Count);
        var scores = words.ToDictionary(pair => pair.Key, pair => pair.Value.Score(mean, deviation, most, sentences), StringComparer.OrdinalIgnoreCase);
        foreach (var candidate in candidates)
        {
            var product = 1.0;
            var sum = 0.0;
            foreach (var word in candidate.Words)
            {
                product *= scores[word];
                sum += scores[word];
            }

            candidate.Score = product / (candidate.Count * (1 + sum));
        }

        // A phrase that never stands by itself is a piece of a longer one.
        return candidates.Where(candidate => candidate.Whole > 0 || candidate.Words.Length == 1)
            .OrderBy(candidate => candidate.Score).ThenBy(candidate => candidate.Text, StringComparer.Ordinal);
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

    private sealed record Candidate(string Text, string[] Words)
    {
        public int Count { get; set; }

        public int Whole { get; set; }

        public double Score { get; set; }
    }
}
