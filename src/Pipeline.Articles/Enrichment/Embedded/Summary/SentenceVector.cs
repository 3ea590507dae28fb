using System.Collections.Frozen;
using Pipeline.Articles.Enrichment.Embedded.Tokens;

namespace Pipeline.Articles.Enrichment.Embedded.Summary;

/// <summary>A sentence as its words and their weights.</summary>
internal sealed class SentenceVector
{
    private double _norm;

    private SentenceVector(int sentence, Dictionary<string, double> terms)
    {
        Sentence = sentence;
        Terms = terms;
    }

    /// <summary>The index of the sentence in the text.</summary>
    public int Sentence { get; }

    /// <summary>Words and their weights.</summary>
    public Dictionary<string, double> Terms { get; }

    /// <summary>Counts the content words of a sentence.</summary>
    public static SentenceVector Create(int sentence, TokenizedText text, int start, int end, FrozenSet<string>? stopWords)
    {
        var terms = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        for (var i = start; i < end; i++)
        {
            if (text.Tokens[i].Kind != TokenKind.Mark && stopWords?.Contains(text.Words[i]) != true)
            {
                terms[text.Words[i]] = terms.GetValueOrDefault(text.Words[i]) + 1;
            }
        }

        return new SentenceVector(sentence, terms);
    }

    /// <summary>Multiplies each count by the word's weight.</summary>
    public void Weigh(Func<string, double> weightOf)
    {
        foreach (var term in Terms.Keys)
        {
            Terms[term] *= weightOf(term);
        }

        _norm = Math.Sqrt(Terms.Values.Sum(weight => weight * weight));
    }

    /// <summary>The cosine of the angle to another sentence, 0 to 1.</summary>
    public double Cosine(SentenceVector other)
    {
        var (few, many) = Terms.Count < other.Terms.Count ? (Terms, other.Terms) : (other.Terms, Terms);
        var product = 0.0;
        foreach (var (term, weight) in few)
        {
            if (many.TryGetValue(term, out var otherWeight))
            {
                product += weight * otherWeight;
            }
        }

        return product == 0 ? 0 : product / (_norm * other._norm);
    }
}
