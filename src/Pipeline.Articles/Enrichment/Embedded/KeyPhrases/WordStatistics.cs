namespace Pipeline.Articles.Enrichment.Embedded.KeyPhrases;

/// <summary>What YAKE counts of one word over a document.</summary>
internal sealed class WordStatistics
{
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private readonly HashSet<string> _right = new(StringComparer.Ordinal);
    private readonly List<int> _sentences = [];
    private int _leftCount;
    private int _rightCount;

    /// <summary>How often the word occurs.</summary>
    public int Count { get; private set; }

    /// <summary>How often it is capitalised inside a sentence, or all capitals.</summary>
    public int Capitalised { get; private set; }

    /// <summary>Counts an occurrence.</summary>
    public void Add(int sentence, bool capitalised)
    {
        Count++;
        Capitalised += capitalised ? 1 : 0;
        if (_sentences.Count == 0 || _sentences[^1] != sentence)
        {
            _sentences.Add(sentence);
        }
    }

    /// <summary>Counts the word before it.</summary>
    public void AddLeft(string word)
    {
        _left.Add(word);
        _leftCount++;
    }

    /// <summary>Counts the word after it.</summary>
    public void AddRight(string word)
    {
        _right.Add(word);
        _rightCount++;
    }

    /// <summary>YAKE's term score, S(t): the smaller, the more telling.</summary>
    /// <param name="mean">Mean frequency of content words.</param>
    /// <param name="deviation">Their standard deviation.</param>
    /// <param name="most">The highest frequency.</param>
    /// <param name="sentenceCount">Sentences in the document.</param>
    public double Score(double mean, double deviation, int most, int sentenceCount)
    {
        var casing = Capitalised / (1 + Math.Log(Count));
        var position = Math.Log(Math.Log(3 + _sentences[_sentences.Count / 2]));
        var frequency = Count / (mean + deviation);
        var spread = Share(_left.Count, _leftCount) + Share(_right.Count, _rightCount);
        var relatedness = 1 + (spread * Count / most);
        var dispersion = (double)_sentences.Count / sentenceCount;
        return relatedness * position / (casing + (frequency / relatedness) + (dispersion / relatedness));
    }

    private static double Share(int distinct, int all) => all == 0 ? 0 : (double)distinct / all;
}
