using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Summary;

/// <summary>Counts the words of a text's sentences; case does not count.</summary>
internal sealed class SentenceVectors(TokenizedText text, FrozenSet<string>? stopWords)
{
    private readonly bool[] _stops = text.Vocabulary.Mark(word => stopWords?.Contains(word) == true);

    // For each word the last vector that has it, and its place there.
    private readonly (int Vector, int Place)[] _places = new (int Vector, int Place)[text.Vocabulary.FoldedCount];
    private int _vectors;

    /// <summary>The content words of a sentence.</summary>
    public SentenceVector Count(int sentence)
    {
        var vector = new SentenceVector(sentence, [], []);
        _vectors++;
        var (start, end) = text.TokensOf(sentence);
        for (var i = start; i < end; i++)
        {
            var word = text.WordIds[i];
            if (text.Tokens[i].Kind == TokenKind.Mark || _stops[word])
            {
                continue;
            }

            var term = text.Vocabulary.Folded[word];
            if (_places[term].Vector != _vectors)
            {
                _places[term] = (_vectors, vector.Terms.Count);
                vector.Terms.Add(term);
                vector.Weights.Add(0);
            }

            vector.Weights[_places[term].Place]++;
        }

        return vector;
    }

    /// <summary>
    /// Weighs each word by how few of the vectors have it (tf-idf), scales the vectors to length 1, and computes the cosine of each pair.
    /// </summary>
    public double[][] Compare(IReadOnlyList<SentenceVector> vectors)
    {
        var postings = new List<(int Vector, double Weight)>?[text.Vocabulary.FoldedCount];
        var frequencies = new int[postings.Length];
        foreach (var term in vectors.SelectMany(vector => vector.Terms))
        {
            frequencies[term]++;
        }

        var cosines = new double[vectors.Count][];
        for (var i = 0; i < cosines.Length; i++)
        {
            cosines[i] = new double[vectors.Count];
            var (terms, weights) = (vectors[i].Terms, vectors[i].Weights);
            var squares = 0.0;
            for (var k = 0; k < terms.Count; k++)
            {
                weights[k] *= 1 + Math.Log((double)vectors.Count / frequencies[terms[k]]);
                squares += weights[k] * weights[k];
            }

            // Only sentences that share a word are ever looked at together.
            var norm = Math.Sqrt(squares);
            for (var k = 0; k < terms.Count; k++)
            {
                weights[k] /= norm;
                if (frequencies[terms[k]] == 1)
                {
                    continue;
                }

                var others = postings[terms[k]] ??= [];
                foreach (var (other, weight) in others)
                {
                    cosines[i][other] += weights[k] * weight;
                }

                others.Add((i, weights[k]));
            }
        }

        return cosines;
    }
}
