using System.Collections.Frozen;
using System.Numerics;
using Articles.TextAnalytics.Embedded.Entities;
using Articles.TextAnalytics.Embedded.Tokens;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Embedded.Summary;

/// <summary>
/// An extractive summary by LexRank (Erkan and Radev: "LexRank: graph-based lexical centrality as salience in text summarization", JAIR 22,
/// 2004): sentences are joined by the cosine of their tf-idf vectors, and PageRank weighs them; the beginning of a text counts for more, as
/// news is written. Only the first <see cref="MaxSentences"/> sentences are joined, which bounds the cost.
/// </summary>
internal static class SentenceRanker
{
    private const int MaxSentences = 120;
    private const int Rounds = 30;
    private const double Damping = 0.85;
    private const double MinSimilarity = 0.05;
    private const double LeadWeight = 1.0;
    private const double LeadDecay = 5;
    private const double TooSimilar = 0.6;
    private const int MinWords = 5;
    private const int MaxWords = 80;

    /// <summary>The <paramref name="count"/> most relevant sentences, in the order of the text.</summary>
    public static ExtractiveSummary Summarize(
        TokenizedText text, FrozenSet<string>? stopWords, int count, CancellationToken cancellationToken)
    {
        var (vectors, similarities) = Compare(text, stopWords, cancellationToken);
        if (vectors.Count == 0 || count <= 0)
        {
            return new ExtractiveSummary([]);
        }

        var ranks = Rank(similarities);
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] *= 1 + (LeadWeight * Math.Exp(-i / LeadDecay));
        }

        var most = ranks.Max();
        var sentences = Choose(ranks, similarities, count).Order().Select(i =>
        {
            var span = text.Sentences[vectors[i].Sentence];
            return new SummarySentence(
                text.Text.Substring(span.Offset, span.Length), Math.Clamp(ranks[i] / most, 0, 1), span.Offset, span.Length);
        });
        return new ExtractiveSummary([.. sentences]);
    }

    private static (List<SentenceVector> Vectors, double[][] Similarities) Compare(
        TokenizedText text, FrozenSet<string>? stopWords, CancellationToken cancellationToken)
    {
        var counter = new SentenceVectors(text, stopWords);
        var vectors = new List<SentenceVector>();
        for (var i = 0; i < text.Sentences.Count && vectors.Count < MaxSentences; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (start, end) = text.TokensOf(i);
            var vector = end - start <= MaxWords ? counter.Count(i) : null;
            if (vector?.Terms.Count >= MinWords && !Casing.IsHeadline(text, start, end))
            {
                vectors.Add(vector);
            }
        }

        if (vectors.Count == 0 && text.Sentences.Count > 0)
        {
            // A text of fragments: better the first of them than nothing.
            vectors.Add(counter.Count(0));
        }

        var similarities = counter.Compare(vectors);
        for (var i = 0; i < vectors.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                similarities[i][j] = similarities[j][i] = similarities[i][j] < MinSimilarity ? 0 : similarities[i][j];
            }
        }

        return (vectors, similarities);
    }

    private static double[] Rank(double[][] similarities)
    {
        var count = similarities.Length;
        var sums = Array.ConvertAll(similarities, row => row.Sum());
        var ranks = new double[count];
        Array.Fill(ranks, 1.0 / count);
        for (var round = 0; round < Rounds; round++)
        {
            var next = new double[count];
            Array.Fill(next, (1 - Damping) / count);
            for (var i = 0; i < count; i++)
            {
                if (sums[i] > 0)
                {
                    AddScaled(similarities[i], Damping * ranks[i] / sums[i], next);
                }
            }

            ranks = next;
        }

        return ranks;
    }

    private static void AddScaled(double[] row, double factor, double[] sums)
    {
        var (i, factors) = (0, new Vector<double>(factor));
        for (; i <= row.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(sums, i) + (factors * new Vector<double>(row, i))).CopyTo(sums, i);
        }

        for (; i < row.Length; i++)
        {
            sums[i] += factor * row[i];
        }
    }

    /// <summary>The best sentences, without those that repeat a better one.</summary>
    private static List<int> Choose(double[] ranks, double[][] similarities, int count)
    {
        var chosen = new List<int>();
        foreach (var i in Enumerable.Range(0, ranks.Length).OrderByDescending(i => ranks[i]).ThenBy(i => i))
        {
            if (chosen.Count == count)
            {
                break;
            }

            if (chosen.TrueForAll(better => similarities[better][i] < TooSimilar))
            {
                chosen.Add(i);
            }
        }

        return chosen;
    }
}
